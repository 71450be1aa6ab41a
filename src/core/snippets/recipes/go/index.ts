import { lines, nested, type CodeNode } from '../../codeBuilder';
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
import { constantLines, imports, tokenCheck, tokenValue } from './program';
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
const mains: Mains = { ...tradingMains, ...changingMains, ...readingMains, ...sessionMains };

/** Go 1.18 and newer, standard library only, which has no WebSocket. */
export const writeGo: RecipeWriter = (recipe, context) => {
  const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
  const main = `func main() {${guard(recipe, context)}${tokenCheck(recipe, context)}${unread(recipe)}\n${statementsOf(statements)}\n}`;
  const texts = [...neededParts(partsOf(recipe), needs), main];
  return sections(
    lines(`// ${commentOf(recipe)}`, 'package main'),
    lines(
      nested('import (', imports(texts.join('\n') + (recipe.service === 'sign-in' ? '' : tokenValue(context.token)))),
      ')',
    ),
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
    ...constantLines(recipe, context),
    ...(recipe.trades && live ? ['const allowLive = false // real money: true lets it run'] : []),
    `const baseURL = ${jsonString(baseUrl)}`,
    ...(recipe.service === 'reports' ? [`const reportsURL = ${jsonString(serviceUrl)}`] : []),
    '',
    recipe.service === 'sign-in' ? 'var token string' : `var token = ${tokenValue(token)}`,
  );
}

/** A program that trades must not end halfway because its output can't be written. */
function unread({ trades }: Recipe): string {
  return trades ? '\n  signal.Ignore(syscall.SIGPIPE) // it goes on where nobody reads its output' : '';
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? '\n  if !allowLive {\n    fail("This trades with real money. Set allowLive to true to run it.")\n  }'
    : '';
}
