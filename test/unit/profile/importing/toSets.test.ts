import assert from 'node:assert/strict';
import { t } from '../../../../src/core/platform/text';
import { COMPUTED, type ImportProblem } from '../../../../src/core/profile/importing/credentialSet';
import { toSets, type NamedValue } from '../../../../src/core/profile/importing/toSets';

describe('names and values', () => {
  const doubt: ImportProblem = { kind: 'open-quote', text: t('Doubtful.') };
  const sets = (entries: readonly NamedValue[]) =>
    toSets(entries).map(({ values, computed, environment, problems, isRepeated }) => ({
      ...Object.fromEntries(values),
      ...(computed.size > 0 ? { computed: [...computed] } : {}),
      ...(environment ? { environment } : {}),
      ...(problems.length > 0 ? { problems: problems.map(({ kind }) => kind) } : {}),
      ...(isRepeated ? { isRepeated } : {}),
    }));
  const edit = { start: 0, end: 0, replacement: '' };
  const of = (entries: Record<string, string>) => Object.entries(entries).map(([key, value]) => ({ key, value, edit }));

  const table: [string, Record<string, string>, readonly object[]][] = [
    ['are one set', { cid: '8', sec: 's' }, [{ cid: '8', sec: 's' }]],
    ['are no set without a credential', { name: 'n', version: '1' }, []],
    ['are one with the name of the service', { TDV_NAME: 'n' }, [{ name: 'n' }]],
    ['prefer the name of the service', { user: 'a', TRADOVATE_USER: 'b', cid: '8' }, [{ name: 'b', cid: '8' }]],
    ['prefer a value to none', { cid: '', clientId: '8' }, [{ cid: '8' }]],
    ['may be computed', { cid: '8', sec: COMPUTED }, [{ cid: '8', computed: ['sec'] }]],
    ['are decided by the first', { sec: COMPUTED, secret: 's' }, [{ computed: ['sec'] }]],
    ['may all be empty', { cid: '', name: 'n' }, [{ name: 'n' }]],
    [
      'are of another service, if others have the name of the service',
      { user: 'a', password: 'b', secret: 'c', cid: '8', version: '1', TRADOVATE_APP_ID: 'd' },
      [{ appId: 'd', appVersion: '1', cid: '8' }],
    ],
    [
      'are of the service, if only the environment has its name',
      { user: 'a', password: 'b', TRADOVATE_ENV: 'demo' },
      [{ name: 'a', password: 'b', environment: 'demo' }],
    ],
    [
      'are one set for each environment, with what they share',
      { TRADOVATE_DEMO_CID: '8', TRADOVATE_LIVE_CID: '9', tradovateName: 'n' },
      [
        { cid: '8', name: 'n', environment: 'demo' },
        { cid: '9', name: 'n', environment: 'live' },
      ],
    ],
  ];
  const environments: typeof table = [
    ['say which environment', { cid: '8', ENV: 'prod' }, [{ cid: '8', environment: 'live' }]],
    ['may say it twice', { LIVE_CID: '8', ENV: 'prod' }, [{ cid: '8', environment: 'live' }]],
    ['may say none that is known', { cid: '8', ENV: 'staging' }, [{ cid: '8' }]],
    ['may contradict each other', { cid: '8', ENV: 'demo', TDV_ENV: 'live' }, [{ cid: '8', environment: 'unclear' }]],
    ['may contradict a prefix', { DEMO_CID: '8', ENV: 'live' }, [{ cid: '8', environment: 'unclear' }]],
    ["may be another program's", { TDV_CID: '8', ENV: 'live' }, [{ cid: '8', environment: 'unclear' }]],
  ];
  for (const [name, entries, expected] of [...table, ...environments])
    it(name, () => assert.deepEqual(sets(of(entries)), expected));

  const named = (...entries: [key: string, value: string, problem?: ImportProblem][]) =>
    entries.map(([key, value, problem]) => ({ key, value, edit, ...(problem ? { problem } : {}) }));
  const lists: [string, readonly NamedValue[], readonly object[]][] = [
    ['may be doubtful', named(['cid', '8'], ['sec', 's', doubt]), [{ cid: '8', problems: ['open-quote'] }]],
    ['may be doubtful alone', named(['sec', '', doubt]), [{ problems: ['open-quote'] }]],
    [
      'are not taken instead of doubtful ones',
      named(['cid', '8'], ['sec', 's', doubt], ['secret', 't']),
      [{ cid: '8', problems: ['open-quote'] }],
    ],
    ['are doubtful only where they are needed', named(['TDV_SEC', 's'], ['sec', 't', doubt]), [{ sec: 's' }]],
    [
      'may be empty before or later',
      named(['cid', ''], ['sec', 's'], ['cid', '8'], ['sec', '']),
      [{ cid: '8', sec: 's' }],
    ],
    ['may be repeated', named(['cid', '8'], ['cid', '8'], ['sec', 's']), [{ cid: '8', sec: 's' }]],
    [
      'are another set when they come again',
      named(['cid', '8'], ['sec', 's'], ['cid', '9'], ['sec', 't']),
      [
        { cid: '8', sec: 's', isRepeated: true },
        { cid: '9', sec: 't', isRepeated: true },
      ],
    ],
    [
      'are another set from the first name that comes again, though its value may be the same',
      named(['user', 'a'], ['cid', '8'], ['sec', 's'], ['user', 'a'], ['appId', 'x'], ['cid', '9'], ['sec', 't']),
      [
        { name: 'a', cid: '8', sec: 's', isRepeated: true },
        { name: 'a', appId: 'x', cid: '9', sec: 't', isRepeated: true },
      ],
    ],
    [
      'are another set with what the first one lacks',
      named(['user', 'a'], ['sec', 's'], ['user', 'a'], ['cid', '9'], ['sec', 't']),
      [
        { name: 'a', sec: 's', isRepeated: true },
        { name: 'a', cid: '9', sec: 't', isRepeated: true },
      ],
    ],
    [
      'are completed by a repetition in which nothing differs',
      named(['user', 'a'], ['cid', '8'], ['user', 'a'], ['sec', 's'], ['cid', '8'], ['appId', 'x']),
      [{ name: 'a', cid: '8', sec: 's', appId: 'x' }],
    ],
    [
      'say their environment wherever it is',
      named(['env', 'demo'], ['cid', '8'], ['env', 'live'], ['sec', 's']),
      [{ cid: '8', sec: 's', environment: 'unclear' }],
    ],
    [
      'may come again where they are not used',
      named(['TDV_CID', '8'], ['user', 'a'], ['user', 'b'], ['TDV_SEC', 's']),
      [{ cid: '8', sec: 's' }],
    ],
  ];
  for (const [name, entries, expected] of lists) it(name, () => assert.deepEqual(sets(entries), expected));

  it('stay where they are of a set that is not taken', () => {
    const list = named(['user', 'a'], ['cid', '8'], ['user', 'a'], ['appId', 'x'], ['cid', '9']);
    const placed = list.map((entry, start) => ({ ...entry, edit: { ...edit, start } }));
    assert.deepEqual(
      toSets(placed).map(({ edits }) => edits.map(({ start }) => start)),
      [
        [0, 1],
        [2, 3, 4],
      ],
    );
  });

  it('are removed where they made the set', () => {
    const list = [
      ...named(['TDV_CID', '8'], ['cid', '8'], ['TDV_SEC', ''], ['TDV_SECRET', 's', doubt], ['TDV_PASS', COMPUTED]),
      ...named(['TDV_USER', 'a'], ['TDV_NAME', 'b'], ['tdv_name', 'a'], ['TDV_ENV', 'demo'], ['ENV', 'demo']),
    ];
    const placed = list.map((entry, start) => ({ ...entry, edit: { ...edit, start } }));
    assert.deepEqual(
      toSets(placed).map(({ edits }) => edits.map(({ start }) => list[start]?.key)),
      [['TDV_CID', 'TDV_SEC', 'TDV_SECRET', 'TDV_USER', 'tdv_name', 'TDV_ENV']],
    );
  });
});
