import assert from 'node:assert/strict';
import { bracketBody } from '../../../../src/core/requests/bracket/bracketBody';
import type { BracketTexts } from '../../../../src/core/requests/bracket/bracketDraft';
import { parseBracket } from '../../../../src/core/requests/bracket/parseBracket';
import { bodyProblem } from '../../../../src/core/requests/form/bodyProblem';
import { catalog, now, operation } from '../../operations/fixture';
import { draftOf, filled } from './fixture';

const account = { id: 1234567, name: 'DEMO1234567' };

/** Source: tradovate-orders.md, section 12, recipe 6. */
const order = {
  ...{ accountSpec: account.name, accountId: account.id, action: 'Buy', symbol: 'MESZ6', orderQty: 1 },
  ...{ orderType: 'Limit', price: 6900, timeInForce: 'GTC', isAutomated: false },
  bracket1: { action: 'Sell', timeInForce: 'GTC', orderType: 'Stop', stopPrice: 6890 },
  bracket2: { action: 'Sell', timeInForce: 'GTC', orderType: 'Limit', price: 6920 },
};
const { price: _, ...withoutPrice } = order;

describe('bracketBody', () => {
  const cases: readonly (readonly [name: string, texts: Partial<BracketTexts>, body: object])[] = [
    ['a limit order', filled, order],
    ['a stop order', { ...filled, entry: 'Stop' }, { ...withoutPrice, orderType: 'Stop', stopPrice: 6900 }],
    ['a market order', { ...filled, entry: 'Market' }, { ...withoutPrice, orderType: 'Market', timeInForce: 'Day' }],
    [
      'a sell',
      { ...filled, side: 'Sell', quantity: '3' },
      {
        ...{ ...order, action: 'Sell', orderQty: 3 },
        bracket1: { ...order.bracket1, action: 'Buy', stopPrice: 6910 },
        bracket2: { ...order.bracket2, action: 'Buy', price: 6880 },
      },
    ],
  ];
  for (const [name, texts, expected] of cases)
    it(`is the request of ${name}, which the catalog accepts`, () => {
      const body = bracketBody(parseBracket(draftOf(texts)), account, false);
      assert.deepEqual(body, expected);
      const fields = operation('placeOSO').body?.fields ?? [];
      assert.equal(bodyProblem(fields, body, catalog.schemas, now), undefined);
    });

  it('leaves out what is not known, and says who sends it', () => {
    const {
      price: _price,
      accountId,
      accountSpec,
      bracket1,
      ...rest
    } = bracketBody(parseBracket(draftOf({ ...filled, entryPrice: 'high' })), undefined, true);
    assert.deepEqual([accountId, accountSpec, rest['isAutomated']], [undefined, undefined, true]);
    assert.deepEqual(bracket1, { action: 'Sell', timeInForce: 'GTC', orderType: 'Stop' });
  });
});
