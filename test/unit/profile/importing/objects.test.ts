import assert from 'node:assert/strict';
import { COMPUTED } from '../../../../src/core/profile/importing/credentialSet';
import { findInObjects, toSets } from '../../../../src/core/profile/importing/objects';

const found = (text: string) =>
  findInObjects(text).map(({ values, environment }) => [Object.fromEntries(values), environment]);

describe('credentials in objects', () => {
  const table: [string, ReturnType<typeof found>][] = [
    ['{"cid": 8, "other": 1}', [[{ cid: '8' }, undefined]]],
    ['{"name": "app", "version": "1.0.0"}', []],
    [
      '{a: {cid: 1}, b: [{cid: 2}]}',
      [
        [{ cid: '1' }, undefined],
        [{ cid: '2' }, undefined],
      ],
    ],
    [
      '{demo: {cid: 1}, LIVE_KEY: {cid: 2}, liveKey: {cid: 3}}',
      [
        [{ cid: '1' }, 'demo'],
        [{ cid: '2' }, 'live'],
        [{ cid: '3' }, 'live'],
      ],
    ],
    ['{cid: 8, environment: "live"}', [[{ cid: '8' }, 'live']]],
    ['{live: {cid: 8, env: "demo"}}', [[{ cid: '8' }, 'demo']]],
    ['f({a: g({cid: 8})})', [[{ cid: '8' }, undefined]]],
    ["{cid: '\\u{110000}'}", []],
    ['{', []],
  ];
  for (const [text, sets] of table) it(text, () => assert.deepEqual(found(text), sets));

  const formats: [string, string, string][] = [
    ['{"cid": 8}', 'json', ''],
    ['{cid: 8}', 'json5', ''],
    ['x = {cid: 8};', 'javascript', '{}'],
  ];
  for (const [text, format, replacement] of formats)
    it(`${text} is ${format}`, () => {
      const [set] = findInObjects(text);
      assert.equal(set?.format, format);
      assert.deepEqual(set.edits, [{ start: text.indexOf('{'), end: text.indexOf('}') + 1, replacement }]);
    });
});

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
  for (const [name, entries, expected] of table) it(name, () => assert.deepEqual(sets(entries), expected));
});
