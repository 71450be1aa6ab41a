import assert from 'node:assert/strict';
import { MASK } from '../../../../src/core/platform/redactor';
import { maskSecretFields } from '../../../../src/core/streams/tables/maskSecretFields';

describe('fields of a frame that contain a secret', () => {
  const cases: readonly (readonly [what: string, text: string, masked: string])[] = [
    [
      'a new token in a response',
      'a[{"i":3,"s":200,"d":{"accessToken":"made-up","userId":5,"mdAccessToken": "made-up"}}]',
      `a[{"i":3,"s":200,"d":{"accessToken":"${MASK}","userId":5,"mdAccessToken": "${MASK}"}}]`,
    ],
    [
      'a body, with quotes in a value',
      'user/unknown\n3\n\n{"name":"sample","Password":"made\\"-\\\\up","users":[{"sec":"made-up"}]}',
      `user/unknown\n3\n\n{"name":"sample","Password":"${MASK}","users":[{"sec":"${MASK}"}]}`,
    ],
    ['a query', 'user/unknown\n3\nid=1&password=made-up&a=2\n', `user/unknown\n3\nid=1&password=${MASK}&a=2\n`],
    [
      'others stay',
      'a[{"d":{"errorCode":"Success","passwordExpirationTime":"made-up","name":"password"}}]',
      'a[{"d":{"errorCode":"Success","passwordExpirationTime":"made-up","name":"password"}}]',
    ],
  ];
  for (const [what, text, masked] of cases)
    it(`are masked, and nothing else is: ${what}`, () => assert.equal(maskSecretFields(text), masked));

  it('are masked in a long text, too', () => {
    const long = '\\"x'.repeat(500_000);
    assert.equal(maskSecretFields(`{"password":"${long}"}`), `{"password":"${MASK}"}`);
  });
});
