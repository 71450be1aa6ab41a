import { lines, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../language';
import { orderMain } from '../orderMain';
import { isPaced } from '../pacing';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import type { Recipe, RecipeContext } from '../recipe';
import { sections, statementsOf, template } from '../template';
import { changingMains } from './changingMains';
import { closingParts } from './closing';
import { endingParts } from './ending';
import { findingParts } from './finding';
import { followingParts } from './following';
import { helperParts } from './helpers';
import { orderNotation } from './order';
import { clientLines, constantLines, namespaces, reflectionLines, run, tokenCheck, tokenValue } from './program';
import { readingMains } from './readingMains';
import { sendPartsFor, sendParts } from './send';
import { sessionMains, sessionParts } from './session';
import { tradingMains } from './tradingMains';
import { typeParts } from './types';

/** Functions first: the language wants types last. */
const parts: Parts = {
  ...findingParts,
  ...followingParts,
  ...endingParts,
  ...closingParts,
  ...helperParts,
  ...sessionParts,
  ...sendParts,
  ...typeParts,
};
const mains: Mains = {
  ...tradingMains,
  ...changingMains,
  ...readingMains,
  ...sessionMains,
};

/** .NET 6 and newer without packages: `Program.cs` of a new console project. */
export const writeCsharp: RecipeWriter = (recipe, context) => {
  const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
  const main = `async Task Run() {${guard(recipe, context)}${tokenCheck(recipe, context)}\n${statementsOf(statements)}\n}`;
  const texts = [run, main, ...neededParts(partsOf(recipe), needs)];
  return sections(
    lines(`// ${commentOf(recipe)}`, ...namespaces(texts.join('\n'))),
    header(recipe, context),
    ...texts.map(template),
  );
};

function partsOf(recipe: Recipe): Parts {
  return { ...parts, ...sendPartsFor({ readsOnly: recipe.id in readingMains, isPaced: isPaced(recipe) }) };
}

function header(recipe: Recipe, context: RecipeContext): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl, live } = context;
  return lines(
    ...reflectionLines,
    ...constantLines(recipe, context),
    ...(recipe.trades && live ? ['bool allowLive = false; // real money: true lets it run'] : []),
    `string baseUrl = ${jsonString(baseUrl)};`,
    ...(recipe.service === 'reports' ? [`string reportsUrl = ${jsonString(serviceUrl)};`] : []),
    recipe.service === 'sign-in' ? 'string token = "";' : `string token = ${tokenValue(token)};`,
    '',
    'CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;',
    ...clientLines,
  );
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? '\n  if (!allowLive) throw new Exception("This trades with real money. Set allowLive to true to run it.");'
    : '';
}
