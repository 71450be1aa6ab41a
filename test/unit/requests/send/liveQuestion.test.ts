import assert from 'node:assert/strict';
import { englishText, type Text } from '../../../../src/core/platform/text';
import { liveQuestion } from '../../../../src/core/requests/send/liveQuestion';
import { operation } from '../../operations/fixture';
import { plainArgs } from '../../plainArgs';

const target = { environment: 'LIVE', profile: 'LIVE · invented', host: 'live.tradovateapi.com' };
const ask = (id: string, values: Parameters<typeof liveQuestion>[1]) =>
  liveQuestion(operation(id), values, target, (account) => (account === '12' ? 'REAL12' : undefined));
const argsOf = (detail: readonly Text[]) => detail.map((line) => plainArgs(line).join(': '));

describe('the question before a change on LIVE', () => {
  it('names the account, the action and the environment', () => {
    const { question, detail } = ask('placeOrder', { accountId: 12, action: 'Buy', symbol: 'MESZ6', orderQty: 3 });
    assert.deepEqual(question.args, ['/order/placeorder', 'LIVE']);
    const lines = argsOf(detail);
    for (const line of ['live.tradovateapi.com', 'REAL12 (12)', 'action: Buy', 'symbol: MESZ6', 'orderQty: 3'])
      assert.ok(lines.includes(line), line);
    assert.ok(lines.includes(operation('placeOrder').summary));
  });

  it('names every account, also within values', () => {
    const { detail } = ask('placeOSO', { accountSpec: 'A1', bracket1: { accountId: 7 }, accountIds: [12, 13] });
    assert.ok(argsOf(detail).includes('A1, 7, REAL12 (12), 13'));
  });

  it('names the profile twice if the request names no account', () => {
    const lines = argsOf(ask('cancelOrder', { orderId: 5 }).detail);
    assert.equal(lines.filter((line) => line === target.profile).length, 2);
  });

  it('names the prices of the exits, of orders and of a strategy', () => {
    const exits = { bracket1: { orderType: 'Stop', stopPrice: 6890.25 }, bracket2: { price: 6910 } };
    const order = argsOf(ask('placeOSO', { action: 'Buy', ...exits }).detail);
    for (const line of ['bracket1.orderType: Stop', 'bracket1.stopPrice: 6890.25', 'bracket2.price: 6910'])
      assert.ok(order.includes(line), line);
    const params = JSON.stringify({ entryVersion: { orderQty: 10 }, brackets: [{ qty: 10, stopLoss: -5 }] });
    const strategy = argsOf(ask('startOrderStrategy', { params }).detail);
    for (const line of ['params.entryVersion.orderQty: 10', 'params.brackets.0.stopLoss: -5'])
      assert.ok(strategy.includes(line), line);
  });

  for (const params of ['{broken', '{"a":1,"a":2}', '{"id":12345678901234567890}'])
    it(`shows as the text that it is: ${params.slice(0, 30)}`, () => {
      const lines = argsOf(ask('startOrderStrategy', { params }).detail);
      assert.ok(lines.some((line) => line.startsWith(`params: ${params.slice(0, 12)}`)));
    });

  it('goes six levels deep', () => {
    const params = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    assert.ok(
      argsOf(ask('startOrderStrategy', { params }).detail).some((line) => line.startsWith('params.a.a.a.a.a.a: {')),
    );
  });

  it('has no line without a value', () => {
    const lines = (values: Parameters<typeof ask>[1]) => ask('placeOrder', values).detail.length;
    assert.equal(lines({}), lines({ action: 'Buy' }) - 1);
  });

  it('lists at most 24 values', () => {
    const values = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, at]));
    const [oneMore, eightMore] = [25, 32].map((count) => ask('placeOrder', values(count)).detail.at(-1));
    assert.deepEqual([oneMore?.args, eightMore?.args], [[], [8]]);
  });

  it('shows hostile text as short text', () => {
    const { detail } = ask('placeOrder', { text: `[a](command:x)\n${'x'.repeat(5000)}\u202e` });
    const text = detail.map(englishText).join('\n');
    assert.ok(!/\[a\]|\u202e/.test(text) && text.length < 700);
  });
});
