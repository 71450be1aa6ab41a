import { joined, lines, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../language';
import { orderMain } from '../orderMain';
import { isPaced } from '../pacing';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import type { Recipe, RecipeContext } from '../recipe';
import { statementsOf, template } from '../template';
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
const mains: Mains = {
  ...tradingMains,
  ...changingMains,
  ...readingMains,
  ...sessionMains,
};

/** Python 3.8 and newer with the package `requests`. */
export const writePython: RecipeWriter = (recipe, context) => {
  const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
  const main = `def main():${guard(recipe, context)}${tokenCheck(recipe, context)}\n${statementsOf(statements)}`;
  // A program that trades must not end halfway because its output can't be written.
  const all = recipe.trades ? ['print', ...needs] : needs;
  const texts = [...neededParts(partsOf(recipe), all), main, run(recipe)];
  const isReference = recipe.service !== 'sign-in' && context.token.kind === 'reference';
  return joined(
    [
      lines(...imports(texts.join('\n') + (isReference ? 'os.' : '')), '', ...header(recipe, context)),
      ...texts.map(template),
    ],
    // Source: PEP 8: two empty lines around functions.
    ['\n', '\n', '\n'],
  );
};

/** Ctrl+C ends it without a stack. */
function run({ trades }: Recipe): string {
  const words = trades ? 'Stopped: what was sent may have been carried out.' : 'Stopped.';
  return `if __name__ == "__main__":\n  try:\n    main()\n  except KeyboardInterrupt:\n    raise SystemExit("${words}")`;
}

function partsOf(recipe: Recipe): Parts {
  return { ...parts, ...sendPartsFor({ readsOnly: recipe.id in readingMains, isPaced: isPaced(recipe) }) };
}

function header(recipe: Recipe, context: RecipeContext): readonly CodeNode[] {
  const { token, baseUrl, serviceUrl = baseUrl, live } = context;
  return [
    `# ${commentOf(recipe)}`,
    ...constantLines(recipe, context),
    ...(recipe.trades && live ? ['ALLOW_LIVE = False  # real money: True lets it run'] : []),
    `BASE_URL = ${jsonString(baseUrl)}`,
    ...(recipe.service === 'reports' ? [`REPORTS_URL = ${jsonString(serviceUrl)}`] : []),
    recipe.service === 'sign-in' ? 'TOKEN = ""' : `TOKEN = ${tokenValue(token)}`,
  ];
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? '\n  if not ALLOW_LIVE:\n    raise SystemExit("This trades with real money. Set ALLOW_LIVE to True to run it.")'
    : '';
}
