import assert from 'node:assert/strict';
import { isLive, liveQuestion } from '../../../../src/core/requests/send/liveGuard';
import { operation } from '../../operations/fixture';

describe('what is LIVE', () => {
  const urls: [url: string, environment: string | undefined, live: boolean][] = [
    ['https://live.tradovateapi.com/v1', 'live', true],
    ['https://demo.tradovateapi.com/v1', 'demo', false],
    ['https://live.tradovateapi.com/v1', 'My own name', true],
    ['https://demo.tradovateapi.com/v1', 'LIVE?', false],
    ['https://LIVE.tradovateapi.com/v1', undefined, true],
    ['https://demo-api.staging.ninjatrader.dev/v1', 'Staging', false],
    ['https://live-api.staging.ninjatrader.dev/v1', 'Staging', true],
    // The service may name any host: it is a simulation only where it was named as one.
    ['https://api-17.tradovateapi.com/v1', 'demo', false],
    ['https://api-17.tradovateapi.com/v1', 'live', true],
    ['https://api-17.tradovateapi.com/v1', undefined, true],
    ['https://live.tradovateapi.com/v1', 'demo', true],
    ['https://demo.tradovateapi.com.example.com/v1', undefined, false],
    ['https://demonstration.tradovateapi.com/v1', undefined, true],
    ['http://127.0.0.1:8080/v1', 'Sandbox', false],
    ['https://example.com/v1', 'Own', false],
  ];
  for (const [url, environment, live] of urls)
    it(`${url} of ${environment ?? 'a redirect'}: ${live}`, () => assert.equal(isLive(url, environment), live));
});

describe('the question before a change in LIVE', () => {
  const of = { environment: 'LIVE', profile: 'LIVE · invented', host: 'live.tradovateapi.com' };
  const ask = (id: string, values: Parameters<typeof liveQuestion>[1]) =>
    liveQuestion(operation(id), values, of, (account) => (account === '12' ? 'REAL12' : undefined));

  it('names the account, the action and the environment', () => {
    const { question, detail } = ask('placeOrder', { accountId: 12, action: 'Buy', symbol: 'MESZ6', orderQty: 3 });
    assert.match(question, /\/order\/placeorder to LIVE/);
    assert.match(detail, /Account: REAL12 \(12\)/);
    assert.match(detail, /live\.tradovateapi\.com/);
    for (const line of ['action: Buy', 'symbol: MESZ6', 'orderQty: 3']) assert.ok(detail.includes(line), line);
  });

  it('names every account, also further in', () => {
    const { detail } = ask('placeOSO', { accountSpec: 'A1', bracket1: { accountId: 7 }, accountIds: [12, 13] });
    assert.match(detail, /Account: A1 \(A1\)|Account: A1/);
    for (const account of ['A1', '7', 'REAL12 (12)', '13']) assert.ok(detail.includes(account), account);
  });

  it('names the profile where the request names no account', () =>
    assert.match(
      ask('cancelOrder', { orderId: 5 }).detail,
      /Account: not named in the request, so that of LIVE · invented/,
    ));

  it('shows hostile text as short text', () => {
    const { detail } = ask('placeOrder', { text: `[a](command:x)\n${'x'.repeat(5000)}\u202e` });
    assert.ok(!/\[a\]|\u202e/.test(detail) && detail.length < 600);
  });
});
