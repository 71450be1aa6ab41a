import { lines, type CodeNode } from '../../../codeBuilder';
import { jsString } from '../../../stringLiterals';
import { webSocketUrl } from '../../constants';
import { constantLines, functionsOf, tokenCheck, tokenValue } from '../../javascript/program';
import { helperParts } from '../../javascript/helpers';
import { sendParts } from '../../javascript/send';
import { sessionParts } from '../../javascript/session';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../../language';
import { mainOf, neededParts, type Parts } from '../../parts';
import type { Recipe, RecipeContext } from '../../recipe';
import { sections, statementsOf } from '../../template';
import { accountParts } from './account';
import { chartParts } from './charts';
import { chartMains } from './chartMains';
import { streamMains } from './mains';
import { marketDataParts } from './marketData';
import { protocolParts } from './protocol';
import { streamParts } from './stream';

const parts: Parts = {
  ...helperParts,
  ...sendParts,
  ...sessionParts,
  ...protocolParts,
  ...streamParts,
  ...accountParts,
  ...marketDataParts,
  ...chartParts,
};

/** Programs for Node; all but `streamChart`, which writes a file, and the ends of the programs run in a browser, too. */
const writer =
  (typed: boolean): RecipeWriter =>
  (recipe, context) => {
    const { code, needs = [] } = mainOf(recipe, { ...streamMains, ...chartMains });
    const main = `async function main() {${tokenCheck(recipe, context)}\n${statementsOf(code)}\n}`;
    return sections(header(recipe, context, typed), ...functionsOf([...neededParts(parts, needs), main], typed));
  };

export const writeJavaScript = writer(false);
export const writeTypeScript = writer(true);

function header(recipe: Recipe, context: RecipeContext, typed: boolean): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl } = context;
  const isClient = recipe.service === 'client';
  return lines(
    `// ${commentOf(recipe)}`,
    '// Node 22 has WebSocket; Node 20 needs the option --experimental-websocket.',
    ...constantLines(recipe, context),
    ...(isClient
      ? [
          `const BASE_URL = ${jsString(baseUrl)};`,
          `const SOCKET_URL = ${jsString(webSocketUrl(baseUrl))};`,
          `const MARKET_DATA_URL = ${jsString(webSocketUrl(serviceUrl))};`,
          "let TOKEN = '';",
        ]
      : [`const SOCKET_URL = ${jsString(webSocketUrl(serviceUrl))};`, `const TOKEN = ${tokenValue(token)};`]),
    ...(typed ? ['', 'export {};'] : []),
  );
}
