import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { frontMonth } from '../../../src/core/operations/frontMonth';
import type { Recipe, RecipeId, StreamRecipeId } from '../../../src/core/snippets/recipes/recipe';
import { recipes } from '../../../src/core/snippets/recipes/recipes';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import { tradingState, type OrderSummary } from '../../sandbox/tradingState';
import { call } from '../sandbox/client';

/** What the test knows after a program has run. */
export interface Outcome {
  readonly sandbox: Sandbox;
  readonly stdout: string;
  readonly folder: string;
}

/** What a recipe does to the strict sandbox, proven by the sandbox's state. */
export interface Job {
  readonly options?: SandboxOptions;
  /** Requests that are sent before the program runs. */
  readonly before?: (place: Place) => Promise<void>;
  /** It runs until the test ends it. */
  readonly endless?: (sandbox: Sandbox) => boolean;
  readonly check: (outcome: Outcome) => void;
}

type Place = (body: object, path?: string) => Promise<void>;

const account = { accountSpec: 'DEMO900101', accountId: 900_101 };
/** The contract that recipes name today, and that of another product. */
export const symbol = frontMonth('MES', Date.now()) ?? '';
export const otherSymbol = frontMonth('MNQ', Date.now()) ?? '';
const terms = { symbol, orderQty: 1, isAutomated: true };
export const marketBuy = { ...account, ...terms, action: 'Buy', orderType: 'Market' };
export const limitBuy = { ...marketBuy, orderType: 'Limit', price: 6890, timeInForce: 'GTC' };
const stopSell = { action: 'Sell', orderType: 'Stop', stopPrice: 6880 };
const limitSell = { action: 'Sell', orderType: 'Limit', price: 6920 };

/** Places orders as a client does, so that the program meets them. */
export function placer(sandbox: Sandbox, token: string): Place {
  return async (body, path = '/order/placeorder') => {
    const { json, text } = await call(sandbox, path, { token, body });
    assert.ok('orderId' in json || 'orderStrategy' in json, text);
  };
}

const orders = ({ sandbox }: Outcome): readonly OrderSummary[] => tradingState(sandbox.world).orders;
const working = (outcome: Outcome) => orders(outcome).filter(({ ordStatus }) => /Working|Suspended/.test(ordStatus));
const netPosition = ({ sandbox }: Outcome, name = symbol) =>
  tradingState(sandbox.world).positions.find((row) => row.symbol === name)?.netPos ?? 0;

/** Every order is there with these values, and a program has placed it. */
function assertOrders(outcome: Outcome, expected: readonly Partial<OrderSummary>[]): void {
  const all = orders(outcome);
  const actual = all.map((order, index) =>
    Object.fromEntries(Object.keys(expected[index] ?? { id: 0 }).map((key) => [key, order[key as keyof OrderSummary]])),
  );
  assert.deepEqual(actual, expected);
  for (const { id, isAutomated } of all) {
    assert.ok(isAutomated);
    assert.match(outcome.stdout, new RegExp(String(id)));
  }
}

function single(expected: Partial<OrderSummary>): Job {
  return { check: (outcome) => assertOrders(outcome, [{ symbol, orderQty: 1, ...expected }]) };
}

function csvRows(folder: string, file: string): readonly string[] {
  const path = join(folder, file);
  assert.ok(existsSync(path), `${file} is not there`);
  const text = readFileSync(path, 'utf8');
  assert.ok(text.endsWith('\n'));
  return text.trimEnd().split('\n');
}

export type JobId = Exclude<RecipeId, StreamRecipeId | 'oauthSignIn'>;

/** Programs that end. Those of streams, and the one that waits for a browser, have tests of their own. */
export const endingRecipes = recipes.filter(
  (recipe): recipe is Recipe & { id: JobId } => !recipe.isStream && recipe.id !== 'oauthSignIn',
);

export const jobs: Readonly<Record<JobId, Job>> = {
  marketOrder: {
    // It works when it is first looked at.
    options: { executionDelayMs: 300 },
    check: (outcome) => {
      assertOrders(outcome, [{ orderType: 'Market', ordStatus: 'Filled', timeInForce: 'Day' }]);
      assert.equal(netPosition(outcome), 1);
    },
  },
  limitOrder: single({ action: 'Buy', orderType: 'Limit', ordStatus: 'Working', price: 6890, timeInForce: 'GTC' }),
  stopOrder: single({ action: 'Sell', orderType: 'Stop', ordStatus: 'Working', stopPrice: 6890, timeInForce: 'GTC' }),
  stopLimitOrder: single({ orderType: 'StopLimit', ordStatus: 'Working', stopPrice: 6890, price: 6889 }),
  trailingStopOrder: single({ orderType: 'TrailingStop', ordStatus: 'Working', stopPrice: 6890, pegDifference: 10 }),
  bracketOrder: {
    check: (outcome) => {
      const leg = { action: 'Sell', timeInForce: 'GTC' };
      assertOrders(outcome, [
        { action: 'Buy', orderType: 'Limit', ordStatus: 'Working', price: 6890 },
        { ...leg, orderType: 'Stop', ordStatus: 'Suspended', stopPrice: 6880 },
        { ...leg, orderType: 'Limit', ordStatus: 'Suspended', price: 6920 },
      ]);
      outcome.sandbox.setPrice(symbol, 6889);
      assert.deepEqual([netPosition(outcome), working(outcome).length], [1, 2]);
      outcome.sandbox.setPrice(symbol, 6921);
      assert.deepEqual([netPosition(outcome), working(outcome).length], [0, 0]);
    },
  },
  ocoOrder: {
    before: (place) => place(marketBuy),
    check: (outcome) => {
      const [, target, stop] = orders(outcome);
      assert.deepEqual([target?.orderType, target?.price, target?.action], ['Limit', 6920, 'Sell']);
      assert.deepEqual([stop?.orderType, stop?.stopPrice, stop?.ocoId], ['Stop', 6880, target?.id]);
      assert.equal(working(outcome).length, 2);
    },
  },
  bracketStrategy: {
    // The stop and the target come after the first look.
    options: { executionDelayMs: 300 },
    check: (outcome) => {
      assert.equal(outcome.stdout.match(/^Order \d+: (?:Filled|Working)/gm)?.length, 3, outcome.stdout);
      const { strategies } = tradingState(outcome.sandbox.world);
      assert.deepEqual([strategies.length, netPosition(outcome)], [1, 1]);
      const legs = working(outcome);
      const entry = 6900.25;
      assert.deepEqual(
        legs.map(({ price, stopPrice }) => price ?? stopPrice).sort(),
        [entry - 10, entry + 20],
        outcome.stdout,
      );
    },
  },
  modifyOrder: {
    before: (place) => place(limitBuy),
    check: (outcome) => assertOrders(outcome, [{ orderType: 'Limit', ordStatus: 'Working', price: 6885, orderQty: 1 }]),
  },
  cancelOrder: {
    before: (place) => place(limitBuy),
    check: (outcome) => assertOrders(outcome, [{ ordStatus: 'Canceled' }]),
  },
  cancelAllOrders: {
    before: async (place) => {
      await place({ ...limitBuy, bracket1: stopSell, bracket2: limitSell }, '/order/placeoso');
      await place(limitBuy);
      const params = {
        entryVersion: { orderQty: 1, orderType: 'Market' },
        brackets: [{ qty: 1, profitTarget: 20, stopLoss: -10, trailingStop: false }],
      };
      const strategy = { ...account, symbol, action: 'Buy', orderStrategyTypeId: 2, isAutomated: true };
      await place({ ...strategy, params: JSON.stringify(params) }, '/orderStrategy/startorderstrategy');
    },
    check: (outcome) => {
      assert.deepEqual([working(outcome).length, orders(outcome).length], [0, 7]);
      assert.notEqual(tradingState(outcome.sandbox.world).strategies[0]?.status, 'ActiveStrategy');
    },
  },
  flattenPosition: {
    before: async (place) => {
      await place(marketBuy);
      await place(limitBuy);
    },
    check: (outcome) => assert.deepEqual([netPosition(outcome), working(outcome).length], [0, 0]),
  },
  flattenAll: {
    before: async (place) => {
      await place({ ...marketBuy, orderQty: 2 });
      await place({ ...marketBuy, symbol: otherSymbol, action: 'Sell' });
      await place(limitBuy);
    },
    check: (outcome) => {
      const { positions } = tradingState(outcome.sandbox.world);
      assert.deepEqual([positions.map(({ netPos }) => netPos), working(outcome).length], [[0, 0], 0]);
    },
  },
  rollContract: {
    before: (place) => place({ ...marketBuy, action: 'Sell', orderQty: 2 }),
    check: (outcome) => {
      const { contracts } = outcome.sandbox.world;
      const held = contracts.find(symbol);
      const next = held && contracts.roll(held, true, false);
      assert.deepEqual([netPosition(outcome), netPosition(outcome, next?.name)], [0, -2]);
    },
  },
  signIn: {
    // bash counts in whole seconds and renews when a quarter is left: of fewer than 5 s, that is 0.
    options: { lifetimeMs: 5000 },
    endless: (sandbox) => sandbox.sessions.some(({ renewals }) => renewals >= 2),
    check: ({ sandbox, stdout }) => {
      assert.equal(sandbox.sessions.filter(({ renewals }) => renewals >= 2).length, 1);
      assert.match(stdout, /DEMO900101/);
      for (const { token } of sandbox.sessions) assert.ok(!stdout.includes(token), 'prints the token');
    },
  },
  accountOverview: {
    before: async (place) => {
      await place({ ...marketBuy, orderQty: 2 });
      await place(limitBuy);
    },
    check: ({ stdout }) => {
      for (const part of ['DEMO900101', `2 ${symbol} at 6900.25`, 'Working', `Buy 1 ${symbol} Limit 6890`])
        assert.ok(stdout.includes(part), `${part} is not in ${stdout}`);
    },
  },
  downloadFills: {
    before: (place) => place(marketBuy),
    check: ({ folder }) => {
      const rows = csvRows(folder, 'fills.csv');
      assert.equal(rows.length, 2);
      assert.match(rows[1] ?? '', new RegExp(`DEMO900101.*${symbol}`));
    },
  },
};
