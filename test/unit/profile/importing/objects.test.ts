import assert from 'node:assert/strict';
import { findInObjects } from '../../../../src/core/profile/importing/objects';

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
    ['{live: {cid: 8, env: "demo"}}', [[{ cid: '8' }, 'unclear']]],
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
