import assert from 'node:assert/strict';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { toSets } from '../../../../src/core/profile/importing/toSets';

describe('names and values', () => {
  const sets = (entries: Record<string, string>) =>
    toSets(Object.entries(entries)).map(({ values, computed, environment }) => ({
      ...Object.fromEntries(values),
      ...(computed.size > 0 ? { computed: [...computed] } : {}),
      ...(environment ? { environment } : {}),
    }));

  const table: [string, Record<string, string>, readonly object[]][] = [
    ['are one set', { cid: '8', sec: 's' }, [{ cid: '8', sec: 's' }]],
    ['are no set without a credential', { name: 'n', version: '1' }, []],
    ['prefer the name of the service', { user: 'a', TRADOVATE_USER: 'b', cid: '8' }, [{ name: 'b', cid: '8' }]],
    ['prefer a value to none', { cid: '', clientId: '8' }, [{ cid: '8' }]],
    ['may be computed', { cid: '8', sec: COMPUTED }, [{ cid: '8', computed: ['sec'] }]],
    ['are not computed if there is another value', { sec: COMPUTED, secret: 's' }, [{ sec: 's' }]],
    [
      'are one set for each environment, with what they share',
      { TRADOVATE_DEMO_CID: '8', TRADOVATE_LIVE_CID: '9', name: 'n' },
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
    it(name, () => assert.deepEqual(sets(entries), expected));
});
