import assert from 'node:assert/strict';
import { readResponse } from '../../../../src/core/streams/protocol/readResponse';

const HOUR = 3_600_000;

describe('a response', () => {
  for (const [name, status, data, expected] of [
    ['without data', 200, undefined, 'ok'],
    ['with data', 200, { historicalId: 1 }, 'ok'],
    ['a list', 200, [1], 'ok'],
    ['an explicit success', 200, { errorCode: 'Success', mode: 'RealTime' }, 'ok'],
    ['errorText', 200, { errorText: 'no' }, 'refused'],
    ['errorCode alone', 200, { errorCode: 'UnknownSymbol' }, 'refused'],
    ['no plan', 200, { errorCode: 'NoServicePlan', errorText: 'x' }, 'refused'],
    ['failureReason', 200, { failureReason: 'RiskRejected', failureText: 'x' }, 'refused'],
    ['violations', 200, { violations: [{ description: 'bad' }] }, 'refused'],
    ['violations of no form', 200, { violations: [{}] }, 'refused'],
    ['penalty', 200, { 'p-ticket': 'T', 'p-time': 7, 'p-captcha': false }, 'wait 7000'],
    ['penalty without a time', 200, { 'p-ticket': 'T' }, 'wait 15000'],
    ['penalty of a day', 200, { 'p-ticket': 'T', 'p-time': '86400' }, `wait ${HOUR}`],
    ['CAPTCHA', 200, { 'p-ticket': 'T', 'p-captcha': true }, 'penalty blocks captcha'],
    ['CAPTCHA without a ticket', 200, { 'p-captcha': true }, 'penalty blocks captcha'],
    ['400', 400, 'malformed', 'refused'],
    ['401', 401, 'Access is denied', 'refused'],
    ['404', 404, 'x', 'refused'],
    ['421', 421, undefined, 'protocol'],
    ['423', 423, undefined, 'locked blocks locked'],
    ['429', 429, undefined, 'locked blocks locked'],
    ['500', 500, 'x', 'server'],
    ['0', 0, undefined, 'protocol'],
  ] as const) {
    it(`${name}: ${expected}`, () => {
      const outcome = readResponse(status, data, 1000);
      const text =
        outcome.kind === 'ok'
          ? 'ok'
          : outcome.kind === 'penalty'
            ? `wait ${outcome.waitMs}`
            : outcome.error.kind + (outcome.block ? ` blocks ${outcome.block.reason}` : '');
      assert.equal(text, expected);
      if (outcome.kind !== 'error') return;
      assert.deepEqual([outcome.error.endsSession, outcome.error.remedies.includes('sign-in-again')], [false, false]);
      if (outcome.block) assert.equal(outcome.block.until, 1000 + HOUR);
    });
  }

  it('quotes the service', () => {
    const outcome = readResponse(401, 'Access is denied', 0);
    assert.equal(outcome.kind === 'error' && outcome.error.quotation, 'Access is denied');
  });
});
