import assert from 'node:assert/strict';
import { penaltyIn, penaltyOf } from '../../../../src/core/requests/response/penalty';
import { httpResponse } from './httpResponse';

describe('the penalty that a body announces', () => {
  for (const [time, seconds] of [
    [19, 19],
    ['19', 19],
    [1, 1],
    [0.5, 0.5],
    [100_000, 3600],
    ['x', 15],
    [-1, 15],
    [null, 15],
    [undefined, 15],
  ] as const)
    it(`of ${time} seconds lasts ${seconds}`, () =>
      assert.deepEqual(penaltyIn({ 'p-ticket': 'made-up', 'p-time': time }), {
        waitMs: seconds * 1000,
        ticket: 'made-up',
      }));

  const others: readonly (readonly [string, unknown, object | undefined])[] = [
    ['without a ticket', { 'p-time': 5 }, { waitMs: 5000 }],
    ['with an empty ticket', { 'p-ticket': '', 'p-time': 5 }, { waitMs: 5000 }],
    ['with a ticket that is no text', { 'p-ticket': 7, 'p-time': 5 }, { waitMs: 5000 }],
    [
      'without a CAPTCHA',
      { 'p-ticket': 'made-up', 'p-time': 5, 'p-captcha': false },
      { waitMs: 5000, ticket: 'made-up' },
    ],
    ['with a CAPTCHA, which no wait ends', { 'p-ticket': 'made-up', 'p-time': 5, 'p-captcha': true }, undefined],
    ['of a list', [{ 'p-ticket': 'made-up' }], undefined],
    ['of an order', { orderId: 7 }, undefined],
    ['of nothing', undefined, undefined],
  ];
  for (const [what, json, expected] of others) it(what, () => assert.deepEqual(penaltyIn(json), expected));

  it('is read out of a response, and not out of a long one', () => {
    const body = { 'p-ticket': 'made-up', 'p-time': 5 };
    assert.deepEqual(penaltyOf(httpResponse(body)), { waitMs: 5000, ticket: 'made-up' });
    assert.equal(penaltyOf(httpResponse({ ...body, more: 'x'.repeat(100_000) })), undefined);
    assert.equal(penaltyOf(httpResponse('{"p-time":')), undefined);
  });
});
