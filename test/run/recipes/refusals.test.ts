import assert from 'node:assert/strict';
import type { RecipeId } from '../../../src/core/snippets/recipes/recipe';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import type { Sandbox, SandboxOptions } from '../../sandbox/sandbox';
import { tradingState } from '../../sandbox/tradingState';
import { describeInLanguages } from '../proofs';
import { symbol } from './jobs';
import { runners, type Runner } from './programs';
import { runRecipe } from './running';

const PLACE = '/order/placeorder';

interface Refusal {
  readonly name: string;
  readonly recipe?: RecipeId;
  readonly sandbox?: SandboxOptions;
  readonly prepare?: (sandbox: Sandbox) => void;
  readonly live?: boolean;
  /** The service's words, or its status. `undefined`: the program succeeds. */
  readonly words: RegExp | undefined;
  /** Orders that exist afterwards. */
  readonly orders: number;
  /** How often the request was sent. */
  readonly sent?: number;
}

const faulted = (fault: string) => (sandbox: Sandbox) =>
  sandbox.fault(`${fault}${fault.includes('?') ? '&' : '?'}on=${PLACE}`);

/** What is special: the refusals that every recipe meets are in everyRefusal.test.ts. */
const refusals: readonly Refusal[] = [
  {
    name: 'a refused order',
    sandbox: { accounts: [{ id: 900_101, balance: 10 }] },
    words: /UnknownReason: Insufficient margin/,
    orders: 0,
  },
  { name: 'a penalty, and waits', prepare: faulted('penalty?seconds=1'), words: undefined, orders: 1, sent: 2 },
  { name: '500', prepare: faulted('http-500'), words: /500/, orders: 0, sent: 1 },
  { name: 'a lost request', prepare: faulted('cut-before'), words: /may have been carried out/, orders: 0 },
  { name: 'a lost response, and finds the order', prepare: faulted('truncated'), words: undefined, orders: 1, sent: 1 },
  {
    name: 'an order that is rejected later',
    recipe: 'stopOrder',
    prepare: (sandbox) => sandbox.setPrice(symbol, 6885),
    words: /rejected.*: \w+/i,
    orders: 1,
  },
  { name: 'real money, without leave', live: true, words: /real money/, orders: 0, sent: 0 },
  { name: 'an account that must be chosen', sandbox: { accounts: [{ id: 1 }, { id: 2 }] }, words: /1.*2/, orders: 0 },
];

async function meet(refusal: Refusal, runner: Runner): Promise<void> {
  const { recipe: id = 'marketOrder', sandbox: sandboxOptions, prepare, live, words, orders, sent } = refusal;
  const recipe = recipeById(id);
  assert.ok(recipe);
  const options = {
    ...(sandboxOptions ? { sandbox: sandboxOptions } : {}),
    ...(prepare ? { prepare } : {}),
    ...(live ? { live } : {}),
  };
  await runRecipe(recipe, runner, options, ({ code, stdout, stderr, sandbox }) => {
    assert.equal(code !== 0, words !== undefined, stdout + stderr);
    if (words) assert.match(stderr, words);
    // One line for the user, perhaps after that of a lost response, and no stack.
    const lines = stderr.split('\n').filter((line) => line !== '');
    assert.ok(lines.length <= 2, stderr);
    assert.equal(tradingState(sandbox.world).orders.length, orders);
    const placed = sandbox.requests.filter(({ path }) => path.endsWith(PLACE)).length;
    if (sent !== undefined) assert.equal(placed, sent);
    else assert.ok(placed <= 2, `sent ${placed} times`);
  });
}

/** TypeScript is the same code as JavaScript, with types. */
const written = runners.filter((each) => each.language !== 'typescript');
describeInLanguages('recipes, refused', 120_000, written, (runner) =>
  refusals.map((refusal) => [`meet ${refusal.name}`, () => meet(refusal, runner)]),
);
