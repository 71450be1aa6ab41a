import { commands } from '../../src/core/manifest';
import type { Random } from '../sandbox/hostile/random';

/** What a window is asked to do (inside/actions.ts). */
export interface Action {
  readonly name: string;
  readonly argument?: unknown;
}

type Weighted = readonly [weight: number, make: (random: Random) => Action];

/** Of the workspace, with dialects to insert there: in languages that no server of VS Code's own analyzes. */
export const FILES: Readonly<Record<string, readonly string[]>> = {
  'a.py': ['python', 'python-requests', 'python-httpx'],
  'b.http': ['http'],
  'c.sh': ['curl'],
  'd.txt': ['fetch', 'axios', 'websocket'],
};
const names = Object.keys(FILES);
const recipes = [
  ...['marketOrder', 'limitOrder', 'bracketOrder', 'ocoOrder', 'cancelAllOrders', 'flattenAll'],
  ...['signIn', 'accountOverview', 'downloadBars', 'downloadFills'],
];
/** Reads that need no values. */
export const reads = [
  ...['accountList', 'positionList', 'orderList', 'fillList', 'cashBalanceList', 'userList'],
  ...['executionReportList', 'productList', 'exchangeList', 'orderStrategyList'],
];
const STREAMS = ['account', 'quotes', 'depth', 'chart'];
const WORDS = ['const token = ', 'Bearer ', '// a note', 'MESZ6', 'password', 'eyJhbGciOi', 'tv'];

export const run = (id: string, argument?: unknown): Action => ({ name: 'command', argument: { id, argument } });

const snippet = (random: Random, token: 'literal' | 'reference') => {
  const name = random.one(names);
  const argument = { operation: random.one(reads), dialect: random.one(FILES[name] ?? []), token };
  return { name, argument };
};

const anyFile = (name: string) => (random: Random) => ({ name, argument: random.one(names) });
const typing = (random: Random) => ({
  name: 'type',
  argument: { name: random.one(names), text: random.one(WORDS) + random.text(24) },
});
const inserting = (name: string, token: 'literal' | 'reference') => (random: Random) => ({
  name,
  argument: { ...snippet(random, token), id: commands.insertSnippet.id },
});
const insertingRecipe = (random: Random) => {
  const argument = { recipe: random.one(recipes), dialect: 'python-requests', token: 'reference' };
  return { name: 'insert', argument: { name: 'a.py', id: commands.insertRecipe.id, argument } };
};
const changingLead = (random: Random) => ({
  name: 'setting',
  argument: { name: 'renewal.leadMinutes', value: random.one([15, 20]) },
});

/** Whatever may happen without a token. Mostly what users do mostly: writing, and reading what is suggested. */
const anytime: readonly Weighted[] = [
  [20, typing],
  [40, anyFile('complete')],
  [30, anyFile('hover')],
  [24, anyFile('codeLenses')],
  [24, () => ({ name: 'askSilently' })],
  [6, anyFile('openFile')],
  [6, anyFile('save')],
  [5, anyFile('empty')],
  [6, () => ({ name: 'closeMessages' })],
  [1, () => ({ name: 'closeEditors' })],
  [1, () => ({ name: 'glance', argument: commands.showMenu.id })],
  [0.5, () => ({ name: 'glance', argument: commands.switchProfile.id })],
  [0.5, () => run(commands.showLog.id)],
  [0.5, () => run(commands.hideSecrets.id)],
  [1, () => run(commands.showSecrets.id)],
  [0.5, () => run(commands.findExposedSecrets.id)],
  [0.5, changingLead],
  [6, inserting('insert', 'reference')],
  [2, insertingRecipe],
];

/** What needs a token, or would sign in without one. */
const withToken: readonly Weighted[] = [
  [6, inserting('insert', 'literal')],
  [3, inserting('exposeToken', 'literal')],
  [5, (random) => run(commands.tryRequest.id, { operation: random.one(reads) })],
  [5, () => run(commands.getToken.id)],
  [4, () => run(commands.copyToken.id)],
  [3, () => run(commands.copyAuthorizationHeader.id)],
  [0.5, () => run(commands.renewToken.id)],
];

const streaming: readonly Weighted[] = [[3, (random) => openStream(random.one(STREAMS))]];

export function openStream(stream: string): Action {
  return run(commands.openStream.id, { stream, symbols: ['MES', 'MNQ'] });
}

/** What users do next. @param state whether they have a token, and whether they look at streams */
export function randomAction(random: Random, state: { hasToken: boolean; streams: boolean }): Action {
  const all = [...anytime, ...(state.hasToken ? withToken : []), ...(state.streams ? streaming : [])];
  return random.weighted(all)(random);
}

/** Everything once, so that the first hour has loaded what later ones use. */
export function everyAction(random: Random): readonly Action[] {
  return [...anytime, ...withToken].map(([, make]) => make(random));
}
