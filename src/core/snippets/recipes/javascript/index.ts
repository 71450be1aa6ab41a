import { code, lines, type CodeNode } from '../../codeBuilder';
import { jsString } from '../../stringLiterals';
import type { RecipeWriter } from '../language';
import { marketDataSocketUrl, tabStopOf } from '../constants';
import { orderMain } from '../orderMain';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import { constantCase, parameterOf } from '../parameters';
import type { Recipe, RecipeContext } from '../recipe';
import { sections, template } from '../template';
import { changingMains } from './changingMains';
import { endingParts } from './ending';
import { findingParts } from './finding';
import { followingParts } from './following';
import { marketDataMains, marketDataParts } from './marketData';
import { orderNotation } from './order';
import { readingMains } from './readingMains';
import { sendParts } from './send';
import { sessionMains, sessionParts } from './session';
import { tradingMains } from './tradingMains';

const parts: Parts = {
  ...sendParts,
  ...sessionParts,
  ...marketDataParts,
  ...findingParts,
  ...followingParts,
  ...endingParts,
};
const mains: Mains = {
  ...tradingMains,
  ...changingMains,
  ...readingMains,
  ...sessionMains,
  ...marketDataMains,
};

const run = `
main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
`;

/** Programs for Node 20 and newer, in a file of any type. */
const writer =
  (typed: boolean): RecipeWriter =>
  (recipe, context) => {
    const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
    const main = `async function main() {${guard(recipe, context)}\n${statements.replace(/^\n|\n$/g, '')}\n}`;
    const texts = [...neededParts(parts, needs), main, run];
    const inLanguage = texts.map((text) => (typed ? text.replace(/[‹›]/g, '') : withoutTypes(text)));
    return sections(header(recipe, context, typed), ...inLanguage.filter((text) => text.trim() !== '').map(template));
  };

export const writeJavaScript = writer(false);
export const writeTypeScript = writer(true);

function withoutTypes(text: string): string {
  return text.replace(/‹[^›]*›/g, '');
}

function header(recipe: Recipe, context: RecipeContext, typed: boolean): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl, live, now, values } = context;
  const constants = recipe.parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const comment = parameter.comment === undefined ? '' : ` // ${parameter.comment}`;
    return code`const ${constantCase(name)} = ${tabStopOf(parameter, index + 1, jsString)};${comment}`;
  });
  const bearer = token.kind === 'literal' ? jsString(token.value) : `process.env.${token.variable}`;
  const isSocket = recipe.service === 'market-data';
  return lines(
    `// ${recipe.comment}`,
    ...(isSocket ? ['// Node 22 has WebSocket; Node 20 needs the option --experimental-websocket.'] : []),
    ...constants,
    ...(recipe.trades && live ? ['const ALLOW_LIVE = false; // real money: true lets it run'] : []),
    ...(isSocket
      ? [`const SOCKET_URL = ${jsString(marketDataSocketUrl(serviceUrl))};`]
      : [`const BASE_URL = ${jsString(baseUrl)};`]),
    ...(recipe.service === 'reports' ? [`const REPORTS_URL = ${jsString(serviceUrl)};`] : []),
    recipe.service === 'sign-in' ? `let TOKEN = '';` : `const TOKEN = ${bearer};`,
    ...(typed ? ['', 'export {};'] : []),
  );
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? "\n  if (!ALLOW_LIVE) throw new Error('This trades with real money. Set ALLOW_LIVE to true to run it.');"
    : '';
}
