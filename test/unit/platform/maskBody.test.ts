import assert from 'node:assert/strict';
import { maskBody } from '../../../src/core/platform/maskBody';
import { MASK, Redactor, runToEnd } from '../../../src/core/platform/redactor';

function masked(body: string, secrets: readonly string[] = [], cut = false): string {
  const redactor = new Redactor();
  redactor.addSecrets(...secrets);
  return runToEnd(maskBody(body, redactor, cut));
}

describe('a body without its secrets', () => {
  const fields: readonly (readonly [string, string])[] = [
    ['{"accessToken":"made-up","x":"kept"}', `{"accessToken":"${MASK}","x":"kept"}`],
    ['{ "p-ticket" :\n "a\\"b\\\\", "y": 1 }', `{ "p-ticket" :\n "${MASK}", "y": 1 }`],
    ['[{"sec":"a"},{"password":""},{"sec":null}]', `[{"sec":"${MASK}"},{"password":"${MASK}"},{"sec":null}]`],
    ['{"mdAccessToken":"cut o', `{"mdAccessToken":"${MASK}`],
    [
      '{"access_token":"a","refresh_token":"b","id_token":"c"}',
      `{"access_token":"${MASK}","refresh_token":"${MASK}","id_token":"${MASK}"}`,
    ],
    ['{"section":"kept","symbol":"password"}', '{"section":"kept","symbol":"password"}'],
    ['plain text', 'plain text'],
  ];
  for (const [body, expected] of fields) it(JSON.stringify(body), () => assert.equal(masked(body), expected));

  const known: readonly (readonly [name: string, secret: string, body: string, expected: string])[] = [
    ['a known secret', 'known-secret', '{"a":"known-secret"}', `{"a":"${MASK}"}`],
    ['one in half an escape sequence', 'nknown-secret', '{"a":"\\nknown-secret"}', `{"a":"${MASK}"}`],
    ['a long number', '12345678', '{"id":12345678,"b":[12345678]}', `{"id":"${MASK}","b":["${MASK}"]}`],
    ['one within a number', '12345678', '[-9123456781.5, 3]', `["${MASK}", 3]`],
    ['digits within a string', '12345678', '{"a":"x, 12345678, y"}', `{"a":"x, ${MASK}, y"}`],
    [
      'no short number',
      '2468',
      '{"id":2468,"at":"2468-01-01","b":[12468]}',
      '{"id":2468,"at":"2468-01-01","b":[12468]}',
    ],
    [
      'a short secret that is a whole string',
      '2468',
      '{"id":2468,"sec":1,"x":"2468"}',
      `{"id":2468,"sec":1,"x":"${MASK}"}`,
    ],
    ['no name of a field', 'name', '{"name":"x", "name" : "name"}', `{"name":"x", "name" : "${MASK}"}`],
    ['a short secret as a word of plain text', 'ab#1', 'Wrong secret ab#1.', `Wrong secret ${MASK}.`],
  ];
  for (const [name, secret, body, expected] of known)
    it(`masks ${name}`, () => assert.equal(masked(body, [secret]), expected));

  it('masks the beginning of a secret where the body was cut off', () => {
    const secret = 'a-made-up\\secret';
    for (let length = 6; length < secret.length; length++)
      for (const text of [secret.slice(0, length), JSON.stringify(secret).slice(1, length + 1)])
        assert.equal(masked(`x ${text}`, [secret], true), `x ${MASK}`);
  });

  it('masks the beginning of a secret where its sender cut the body off, from six characters on', () => {
    const secret = 'a-made-up\\secret';
    for (let length = 1; length < secret.length; length++)
      for (const text of [secret.slice(0, length), JSON.stringify(secret).slice(1, length + 1)])
        assert.equal(masked(`x ${text}`, [secret]), length < 6 ? `x ${text}` : `x ${MASK}`);
    const whole = ['{"a":"a-made-u\\n"}', '{"a":"a-made-u%"}', 'a-made-up.', 'a-made-up&#10;'];
    for (const body of whole) assert.equal(masked(body, [secret]), body);
  });

  it('needs little stack for a long string', () =>
    assert.equal(masked(`{"accessToken":"${'\\"x'.repeat(100_000)}"}`), `{"accessToken":"${MASK}"}`));

  // Each of them took minutes: the work for one occurrence grew with the body.
  const slow: readonly (readonly [name: string, body: string])[] = [
    ['many numbers', `[${'12345678,'.repeat(10_000)}1]`],
    ['a long number', `[${'123456780'.repeat(10_000)}]`],
    ['many fields with secrets', `[${'{"password":"a"},'.repeat(20_000)}{}]`],
  ];
  for (const [name, body] of slow)
    it(`of ${name} pauses soon and leaves no secret`, () => {
      const redactor = new Redactor();
      redactor.addSecrets('12345678');
      const steps = maskBody(body, redactor, false);
      for (;;) {
        const begun = performance.now();
        const { done, value } = steps.next();
        assert.ok(performance.now() - begun < 1000);
        if (done !== true) continue;
        assert.ok(!value.includes('12345678') && !value.includes('"a"'));
        break;
      }
    });

  it('pauses in a long body', () => {
    const steps = maskBody('x'.repeat(1_500_000), new Redactor(), false);
    assert.equal(steps.next().done, false);
    assert.equal(runToEnd(steps).length, 1_500_000);
  });
});
