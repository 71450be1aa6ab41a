import assert from 'node:assert/strict';
import { isMutating } from '../../../../../src/core/operations/isMutating';
import { limitError } from '../../../../../src/core/requests/send/limits/limitError';
import { noLimits, type LiveLimits } from '../../../../../src/core/requests/send/limits/liveLimits';
import { subjectsOf } from '../../../../../src/core/requests/send/limits/requestSubjects';
import { resolveSubjects, type SubjectLookup } from '../../../../../src/core/requests/send/limits/resolveSubjects';
import type { Json } from '../../../../../src/core/operations/exampleValue';
import { catalog, operation } from '../../../operations/fixture';

/** Account 1 is A1; order 5 belongs to it and to MESZ6. */
const lookup: SubjectLookup = {
  account: (account) => Promise.resolve(['1', 'A1'].includes(account) ? ['1', 'A1'] : undefined),
  contract: (id) => Promise.resolve(id === '3' ? 'MESZ6' : undefined),
  entity: ({ id }) => Promise.resolve(id === '5' ? { account: '1', contract: '3' } : undefined),
};

async function isAllowed(id: string, values: Readonly<Record<string, Json>>, limits: LiveLimits): Promise<boolean> {
  const error = limitError(operation(id), await resolveSubjects(subjectsOf(values), limits, lookup), limits);
  if (error) assert.deepEqual([error.kind, error.remedies], ['blocked', ['open-settings']]);
  return !error;
}

const order = { accountId: 1, symbol: 'MESZ6', orderQty: 2 };
const accounts: LiveLimits = { accounts: ['A1'], invalid: [] };
const symbols: LiveLimits = { symbols: ['MES'], invalid: [] };
const quantity: LiveLimits = { maxQuantity: 2, invalid: [] };

describe('limits of changes on LIVE', () => {
  const cases: [string, Readonly<Record<string, Json>>, LiveLimits, boolean][] = [
    ['placeOrder', {}, noLimits, true],
    ['placeOrder', order, { ...accounts, ...symbols, ...quantity }, true],
    ['placeOrder', order, { invalid: ['allowedSymbols'] }, false],
    // Accounts
    ['placeOrder', { ...order, accountId: 2 }, accounts, false],
    ['placeOrder', { ...order, accountSpec: 'OTHER' }, accounts, false],
    ['placeOrder', { symbol: 'MESZ6', orderQty: 1 }, accounts, false],
    ['cancelOrder', { orderId: 5 }, accounts, true],
    ['cancelOrder', { orderId: 6 }, accounts, false],
    ['modifyOrder', { orderId: 5, orderQty: 1 }, accounts, true],
    ['liquidate-positions', { positions: [5, 6] }, accounts, false],
    ['modifyPassword', { password: 'x', currentPassword: 'y' }, accounts, false],
    ['userAccountAutoLiqUpdate', { id: 1 }, accounts, false],
    ['startOrderStrategy', { accountId: 1, params: 'not JSON' }, accounts, false],
    // Symbols
    ['placeOrder', { ...order, symbol: 'ESZ6' }, symbols, false],
    ['placeOCO', { ...order, other: { symbol: 'ESZ6' } }, symbols, false],
    ['placeOrder', { accountId: 1, orderQty: 1 }, symbols, false],
    ['liquidatePosition', { accountId: 1, contractId: 3, admin: false }, symbols, true],
    ['liquidatePosition', { accountId: 1, contractId: 4, admin: false }, symbols, false],
    ['cancelOrder', { orderId: 6 }, symbols, false],
    ['modifyPassword', { password: 'x', currentPassword: 'y' }, symbols, true],
    // Quantities
    ['placeOrder', { ...order, orderQty: 3 }, quantity, false],
    ['placeOrder', { ...order, orderQty: '1' }, quantity, false],
    ['placeOrder', { ...order, orderQty: -5 }, quantity, false],
    ['placeOSO', { ...order, bracket1: { orderQty: 3 } }, quantity, false],
    ['startOrderStrategy', { ...order, params: '{"brackets":[{"qty":3}]}' }, quantity, false],
    ['modifyOrderStrategy', { orderStrategyId: 5, command: '{"orderQty":1}' }, quantity, true],
    ['modifyOrderStrategy', { orderStrategyId: 5, command: 'x' }, quantity, false],
    ['cancelOrder', { orderId: 6 }, quantity, true],
    ['liquidatePosition', { accountId: 1, contractId: 4 }, quantity, true],
    ['modifyPassword', {}, quantity, true],
  ];
  for (const [id, values, limits, allowed] of cases)
    it(`${allowed ? 'allow' : 'forbid'} ${id} with ${JSON.stringify([values, limits])}`, async () => {
      assert.equal(await isAllowed(id, values, limits), allowed);
    });

  it('forbid every operation that modifies data and names no account, and every order without a symbol or a quantity', async () => {
    const changing = catalog.operations.filter(isMutating);
    const orders = changing.filter(({ path }) => /^\/order(?:Strategy)?\//.test(path)).map(({ id }) => id);
    const forbidden = async (limits: LiveLimits) => {
      const errors = await Promise.all(changing.map(async ({ id }) => ((await isAllowed(id, {}, limits)) ? '' : id)));
      return errors.filter((id) => id !== '');
    };
    assert.deepEqual(
      await forbidden(accounts),
      changing.map(({ id }) => id),
    );
    assert.deepEqual(await forbidden(symbols), orders);
    const closing = ['cancelOrder', 'liquidatePosition', 'liquidate-positions', 'interruptOrderStrategy'];
    assert.deepEqual(
      await forbidden(quantity),
      orders.filter((id) => !closing.includes(id)),
    );
  });

  it('forbid what the catalog does not know unless it says everything', async () => {
    const unknown = { path: '/order/later', tag: '' };
    const limits = { ...accounts, ...symbols, ...quantity };
    const errorOf = async (values: Readonly<Record<string, Json>>) =>
      limitError(unknown, await resolveSubjects(subjectsOf(values), limits, lookup), limits);
    assert.equal((await errorOf({}))?.kind, 'blocked');
    assert.equal(await errorOf(order), undefined);
  });
});
