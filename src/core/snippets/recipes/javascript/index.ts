import { lines, type CodeNode } from '../../codeBuilder';
import { jsString } from '../../stringLiterals';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../language';
import { orderMain } from '../orderMain';
import { isPaced } from '../pacing';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import type { Recipe, RecipeContext } from '../recipe';
import { sections, statementsOf } from '../template';
import { changingMains } from './changingMains';
import { closingParts } from './closing';
import { endingParts } from './ending';
import { findingParts } from './finding';
import { followingParts } from './following';
import { helperParts } from './helpers';
import { orderNotation } from './order';
import { constantLines, functionsOf, tokenCheck, tokenValue } from './program';
import { readingMains } from './readingMains';
import { sendPartsFor, sendParts } from './send';
import { sessionMains, sessionParts } from './session';
import { tradingMains } from './tradingMains';

const parts: Parts = {
  ...helperParts,
  ...sendParts,
  ...sessionParts,
  ...findingParts,
  ...followingParts,
  ...endingParts,
  ...closingParts,
};
const mains: Mains = {
  ...tradingMains,
  ...changingMains,
  ...readingMains,
  ...sessionMains,
};

/** Programs for Node 20 and newer, in a file of any type. */
const writer =
  (typed: boolean): RecipeWriter =>
  (recipe, context) => {
    const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
    const main = `async function main() {${guard(recipe, context)}${tokenCheck(recipe, context)}${unread(recipe)}\n${statementsOf(statements)}\n}`;
    return sections(
      header(recipe, context, typed),
      ...functionsOf([...neededParts(partsOf(recipe), needs), main], typed),
    );
  };

export const writeJavaScript = writer(false);
export const writeTypeScript = writer(true);

function partsOf(recipe: Recipe): Parts {
  return { ...parts, ...sendPartsFor({ readsOnly: recipe.id in readingMains, isPaced: isPaced(recipe) }) };
}

function header(recipe: Recipe, context: RecipeContext, typed: boolean): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl, live } = context;
  return lines(
    `// ${commentOf(recipe)}`,
    ...constantLines(recipe, context),
    ...(recipe.trades && live ? ['const ALLOW_LIVE = false; // real money: true lets it run'] : []),
    `const BASE_URL = ${jsString(baseUrl)};`,
    ...(recipe.service === 'reports' ? [`const REPORTS_URL = ${jsString(serviceUrl)};`] : []),
    recipe.service === 'sign-in' ? `let TOKEN = '';` : `const TOKEN = ${tokenValue(token)};`,
    ...(typed ? ['', 'export {};'] : []),
  );
}

/** A program that trades must not end halfway because its output can't be written. */
function unread({ trades }: Recipe): string {
  return trades
    ? "\n  // It goes on where nobody reads its output.\n  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});"
    : '';
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? "\n  if (!ALLOW_LIVE) throw new Error('This trades with real money. Set ALLOW_LIVE to true to run it.');"
    : '';
}
