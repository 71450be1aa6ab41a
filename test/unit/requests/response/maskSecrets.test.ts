import assert from 'node:assert/strict';
import { MASK } from '../../../../src/core/platform/redactor';
import { maskSecrets } from '../../../../src/core/requests/response/maskSecrets';

describe('a body without its secrets', () => {
  const as = (text: string) => text;
  const texts: readonly (readonly [string, string])[] = [
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
  for (const [text, expected] of texts) {
    it(JSON.stringify(text), () => {
      assert.equal(maskSecrets(text, as), expected);
    });
  }

  it('masks known secrets as well', () => {
    assert.equal(
      maskSecrets('{"a":"known-secret"}', (text) => text.replace('known-secret', MASK)),
      `{"a":"${MASK}"}`,
    );
  });

  it('needs little time and stack for megabytes', () => {
    const list = `[${'{"id":1,"name":"MESZ6","sec":"a"},'.repeat(60_000)}{}]`;
    const long = `{"accessToken":"${'\\"x'.repeat(1_000_000)}"}`;
    const begun = process.cpuUsage();
    assert.equal(maskSecrets(long, as), `{"accessToken":"${MASK}"}`);
    assert.ok(!maskSecrets(list, as).includes('"sec":"a"'));
    const { user } = process.cpuUsage(begun);
    assert.ok(user < 500_000, `${user / 1000} ms`);
  });
});
