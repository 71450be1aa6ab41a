import assert from 'node:assert/strict';
import { toPlain } from '../../../../src/core/snippets/codeWriter';
import { declareReasons, isAccepted, ResponseCheck } from '../../../../src/core/snippets/dialects/responseCheck';
import { REFUSAL_FIELDS } from '../../../../src/core/snippets/refusalFields';
import { request } from '../../operations/fixture';

// oxlint-disable-next-line typescript/no-implied-eval
const accepts = new Function('response', `${declareReasons(REFUSAL_FIELDS)} return ${isAccepted('response')}`) as (
  r: unknown,
) => boolean;

describe('the check of a response in JavaScript', () => {
  const accepted = [undefined, null, [], [{ errorText: 'x' }], 'text', 7, {}, { errorText: '' }, { violations: [] }];
  for (const response of [
    ...accepted,
    { failureReason: 'Success', errorCode: 'Success', errorText: null, 'p-captcha': false },
  ])
    it(`accepts ${JSON.stringify(response)}`, () => assert.equal(accepts(response), true));

  const refused = [
    { errorText: 'no' },
    { errorCode: 'UnknownSymbol' },
    { failureText: 'no' },
    { failureReason: 'NoQuote' },
    { violations: [{}] },
  ];
  for (const response of [...refused, { 'p-ticket': 'x' }, { 'p-captcha': true }, { errorText: 'Success\nnot' }])
    it(`refuses ${JSON.stringify(response)}`, () => assert.equal(accepts(response), false));

  it('wants a token where one is requested', () =>
    assert.ok(
      toPlain(new ResponseCheck('TEXT', 'BAD', 'TO', false).write(request('renewAccessToken')), '').includes(
        'BAD || !result?.accessToken',
      ),
    ));

  it('gives the result its type in TypeScript', () =>
    assert.ok(
      toPlain(new ResponseCheck('TEXT', 'BAD', 'TO', true).write(request('accountList')), '').includes(
        'const result: Account[] = parsed;',
      ),
    ));
});
