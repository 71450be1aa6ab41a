import assert from 'node:assert/strict';
import type { SandboxOptions } from '../../../sandbox/sandbox';
import { tradingState, type OrderSummary, type TradingState } from '../../../sandbox/tradingState';
import { call, sandboxForTests, signIn, tokenOf, type Answer } from '../client';

export const account = { accountId: 900_101, accountSpec: 'DEMO900101' };
export const symbol = 'MESZ6';
export const contractId = 3101;
/** Last price of MES at the start, and its tick. */
export const START = 6900;
export const TICK = 0.25;
export const ACCESS_DENIED = { failureReason: 'UnknownReason', failureText: 'Access is denied' };

export const market = {
  ...account,
  ...{ action: 'Buy', symbol, orderQty: 1, orderType: 'Market', timeInForce: 'Day', isAutomated: true },
};

/** A strict sandbox, and what a client does with it. */
export function strictSandbox(options: SandboxOptions = {}) {
  const { sandbox, pass } = sandboxForTests(options);
  let token = '';
  beforeEach(async () => {
    token = await tokenOf(signIn(sandbox()));
  });
  const post = (path: string, body: unknown): Promise<Answer> => call(sandbox(), path, { token, body });
  const get = (path: string): Promise<Answer> => call(sandbox(), path, { token });
  const state = (): TradingState => tradingState(sandbox().world);
  return {
    sandbox,
    pass,
    post,
    get,
    state,
    place: (body: object) => post('/order/placeorder', { ...market, ...body }),
    order: (id: unknown): OrderSummary => {
      const found = state().orders.find((one) => one.id === id);
      assert.ok(found, `there is no order ${String(id)}`);
      return found;
    },
    netPosition: () => state().positions.find((row) => row.contractId === contractId)?.netPos ?? 0,
    /** Statuses of all orders, in the order of their ids. */
    statuses: () => state().orders.map(({ ordStatus }) => ordStatus),
  };
}

/** Names of the fields that a response calls wrong. */
export function violated({ json }: Answer): readonly string[] {
  return ((json['violations'] ?? []) as readonly { readonly constraint: string }[]).map(({ constraint }) => constraint);
}
