import { lines, type CodeNode } from '../../../codeBuilder';
import { jsonString } from '../../../stringLiterals';
import { webSocketUrl } from '../../constants';
import {
  clientLines,
  constantLines,
  namespaces,
  reflectionLines,
  run,
  tokenCheck,
  tokenValue,
} from '../../csharp/program';
import { helperParts } from '../../csharp/helpers';
import { sendParts } from '../../csharp/send';
import { sessionParts } from '../../csharp/session';
import { typeParts } from '../../csharp/types';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../../language';
import { mainOf, neededParts, type Parts } from '../../parts';
import type { Recipe, RecipeContext } from '../../recipe';
import { sections, statementsOf, template } from '../../template';
import { accountParts } from './account';
import { chartParts, timeParts } from './charts';
import { chartMains } from './chartMains';
import { streamMains } from './mains';
import { marketDataParts } from './marketData';
import { requestParts } from './request';
import { streamParts } from './stream';

/** Functions first: the language wants types last. */
const parts: Parts = {
  ...timeParts,
  ...sessionParts,
  ...helperParts,
  ...sendParts,
  ...streamParts,
  ...requestParts,
  ...accountParts,
  ...marketDataParts,
  ...chartParts,
  ...typeParts,
};

/** .NET 7 and newer without packages, for older ones don't say why a handshake was refused. */
export const writeCsharp: RecipeWriter = (recipe, context) => {
  const { code, needs = [] } = mainOf(recipe, { ...streamMains, ...chartMains });
  const main = `async Task Run() {${tokenCheck(recipe, context)}\n${statementsOf(code)}\n}`;
  const texts = [run, main, ...neededParts(parts, needs)];
  return sections(
    lines(`// ${commentOf(recipe)}`, ...namespaces(texts.join('\n'))),
    header(recipe, context),
    ...texts.map(template),
  );
};

function header(recipe: Recipe, context: RecipeContext): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl } = context;
  return lines(
    ...reflectionLines,
    ...constantLines(recipe, context),
    ...(recipe.service === 'client'
      ? [
          `string baseUrl = ${jsonString(baseUrl)};`,
          `string socketUrl = ${jsonString(webSocketUrl(baseUrl))};`,
          `string marketDataUrl = ${jsonString(webSocketUrl(serviceUrl))};`,
          'string token = "";',
        ]
      : [`string socketUrl = ${jsonString(webSocketUrl(serviceUrl))};`, `string token = ${tokenValue(token)};`]),
    '',
    'CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;',
    ...(recipe.service === 'client' ? clientLines : []),
  );
}
