import { joined, lines, type CodeNode } from '../../../codeBuilder';
import { jsonString } from '../../../stringLiterals';
import { webSocketUrl } from '../../constants';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../../language';
import { mainOf, neededParts, type Parts } from '../../parts';
import { constantLines, imports, tokenCheck, tokenValue } from '../../python/program';
import { helperParts } from '../../python/helpers';
import { sendParts } from '../../python/send';
import { sessionParts } from '../../python/session';
import type { Recipe, RecipeContext } from '../../recipe';
import { statementsOf, template } from '../../template';
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

const run = (start: string): string => `
if __name__ == "__main__":
  try:
    ${start}
  except (StreamEnded, ConnectionLost, OSError) as error:
    raise SystemExit(str(error))
  except KeyboardInterrupt:
    pass
`;

/** Python 3.8 and newer, asynchronous, with the package `websockets`; the client needs `requests`, too. */
export const writePython: RecipeWriter = (recipe, context) => {
  const { code, needs = [] } = mainOf(recipe, { ...streamMains, ...chartMains });
  const main = `async def main():${tokenCheck(recipe, context)}\n${statementsOf(code)}`;
  const texts = [...neededParts(parts, needs), main, run(context.inNotebook ? 'await main()' : 'asyncio.run(main())')];
  const isReference = recipe.service !== 'client' && context.token.kind === 'reference';
  return joined(
    [
      lines(...imports(texts.join('\n') + (isReference ? 'os.' : '')), '', ...header(recipe, context)),
      ...texts.map(template),
    ],
    // Source: PEP 8: two empty lines around functions.
    ['\n', '\n', '\n'],
  );
};

function header(recipe: Recipe, context: RecipeContext): readonly CodeNode[] {
  const { token, baseUrl, serviceUrl = baseUrl } = context;
  return [
    `# ${commentOf(recipe)}`,
    ...constantLines(recipe, context),
    ...(recipe.service === 'client'
      ? [
          `BASE_URL = ${jsonString(baseUrl)}`,
          `SOCKET_URL = ${jsonString(webSocketUrl(baseUrl))}`,
          `MARKET_DATA_URL = ${jsonString(webSocketUrl(serviceUrl))}`,
          'TOKEN = ""',
        ]
      : [`SOCKET_URL = ${jsonString(webSocketUrl(serviceUrl))}`, `TOKEN = ${tokenValue(token)}`]),
  ];
}
