import assert from 'node:assert/strict';
import { statusMeaning } from '../../../../src/core/auth/httpStatus';
import { explainStatus, replacedSession } from '../../../../src/core/requests/response/explainStatus';
import { operation } from '../../operations/fixture';

const now = Date.parse('2026-11-24T15:00:00Z');
const maintenance = Date.parse('2026-11-24T22:30:00Z'); // Tuesday, 16:30 in Chicago
const explain = (status: number, { id = 'accountList', live = false, tokenAccepted = false, at = now } = {}) =>
  explainStatus(status, { operation: operation(id), live, tokenAccepted, now: at });

describe('explaining a status', () => {
  const remedies: readonly (readonly [status: number, readonly string[], Parameters<typeof explain>[1]?])[] = [
    [400, ['get-token']],
    [401, []],
    [401, ['edit-profile'], { live: true }],
    [401, [], { tokenAccepted: true }],
    [403, []],
    [404, ['open-settings']],
    [404, [], { id: 'orderItem' }],
    [404, [], { id: 'liquidatePosition' }],
    [307, ['open-settings', 'sign-in-again']],
    [421, ['open-settings', 'sign-in-again']],
    [408, ['try-again']],
    [500, ['try-again']],
    [503, ['try-again']],
    [418, []],
    [423, []],
    [429, []],
  ];
  for (const [status, expected, options] of remedies)
    it(`${status}${options ? ` ${JSON.stringify(options)}` : ''}: ${expected.join(', ') || 'no remedy'}`, () =>
      assert.deepEqual(explain(status, options).remedies ?? [], expected));

  for (const status of [408, 500, 502])
    it(`${status} of a request that modifies data offers no repetition`, () => {
      const { remedies: offered, sentences } = explain(status, { id: 'placeOrder' });
      const { sentences: meaning, retry } = statusMeaning(status, now);
      assert.equal(offered, undefined);
      assert.notDeepEqual(sentences[meaning.length], retry);
    });

  for (const [status, at, isDoubted] of [
    [408, now, true],
    [500, now, true],
    [408, maintenance, false],
    [500, maintenance, false],
    [502, now, false],
    [503, now, false],
  ] as const)
    it(`${status} ${isDoubted ? 'may' : 'does not'} mean a replaced session${at === maintenance ? ' during maintenance' : ''}`, () => {
      const { sentences: meaning, retry } = statusMeaning(status, at);
      const doubt = isDoubted ? [replacedSession] : [];
      assert.deepEqual(explain(status, { at }).sentences, [...meaning, retry, ...doubt]);
      const { sentences } = explain(status, { at, id: 'placeOrder' });
      assert.deepEqual(
        sentences,
        [...meaning, sentences[meaning.length], ...doubt],
        'what it may have done comes first',
      );
      assert.notDeepEqual(sentences[meaning.length], replacedSession);
    });

  it('names the missing permission after a 401, and doubts a token that was accepted no more', () => {
    const [doubtful, accepted] = [explain(401), explain(401, { tokenAccepted: true })];
    assert.equal(accepted.sentences.length, doubtful.sentences.length - 1);
    assert.ok(accepted.sentences.some(({ args }) => args.includes('Accounting: Read Only')));
  });

  for (const id of ['cancelOrder', 'modifyOrder'])
    it(`says more of a denied ${id}: the order may be finished`, () => {
      const sentences = (of: string) => explain(401, { id: of, tokenAccepted: true }).sentences.length;
      assert.equal(sentences(id), sentences('placeOrder') + 1);
    });

  it('names the host of a redirect, and the one that does not serve the account', () => {
    const context = { operation: operation('accountList'), live: false, now, host: 'demo.tradovateapi.com' };
    const args = (status: number) =>
      explainStatus(status, context, 'https://demo7.tradovateapi.com/v1/account/list').sentences[0]?.args;
    assert.ok(args(307)?.includes('demo7.tradovateapi.com'));
    assert.ok(args(421)?.includes('demo.tradovateapi.com'));
  });

  it('says more during maintenance', () =>
    assert.equal(explain(503, { at: maintenance }).sentences.length, explain(503).sentences.length + 1));

  it('is a warning before a lock', () => assert.equal(explain(423).tone, 'warning'));
});
