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

/** Whatever may happen without a token. */
const anytime: readonly Weighted[] = [
  [
    14,
    (random) => ({ name: 'type', argument: { name: random.one(names), text: random.one(WORDS) + random.text(24) } }),
  ],
  [6, (random) => ({ name: 'openFile', argument: random.one(names) })],
  [6, (random) => ({ name: 'save', argument: random.one(names) })],
  [5, (random) => ({ name: 'empty', argument: random.one(names) })],
  [24, (random) => ({ name: 'complete', argument: random.one(names) })],
  [16, (random) => ({ name: 'hover', argument: random.one(names) })],
  [14, (random) => ({ name: 'codeLenses', argument: random.one(names) })],
  [14, () => ({ name: 'askSilently' })],
  [8, () => ({ name: 'closeMessages' })],
  [2, () => ({ name: 'closeEditors' })],
  [2, () => ({ name: 'glance', argument: commands.showMenu.id })],
  [1, () => ({ name: 'glance', argument: commands.switchProfile.id })],
  [1, () => run(commands.showLog.id)],
  [1, () => run(commands.hideSecrets.id)],
  [2, () => run(commands.showSecrets.id)],
  [1, () => run(commands.findExposedSecrets.id)],
  [1, (random) => ({ name: 'setting', argument: { name: 'renewal.leadMinutes', value: random.one([15, 20]) } })],
  [7, (random) => ({ name: 'insert', argument: { ...snippet(random, 'reference'), id: commands.insertSnippet.id } })],
  [
    3,
    (random) => {
      const argument = { recipe: random.one(recipes), dialect: 'python-requests', token: 'reference' };
      return { name: 'insert', argument: { name: 'a.py', id: commands.insertRecipe.id, argument } };
    },
  ],
];

/** What needs a token, or would sign in without one. */
const withToken: readonly Weighted[] = [
  [7, (random) => ({ name: 'insert', argument: { ...snippet(random, 'literal'), id: commands.insertSnippet.id } })],
  [
    4,
    (random) => ({ name: 'exposeToken', argument: { ...snippet(random, 'literal'), id: commands.insertSnippet.id } }),
  ],
  [6, (random) => run(commands.tryRequest.id, { operation: random.one(reads) })],
  [6, () => run(commands.getToken.id)],
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
