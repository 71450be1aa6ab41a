import { lines, nested, type CodeNode } from '../../../codeBuilder';
import { jsonString } from '../../../stringLiterals';
import { webSocketUrl } from '../../constants';
import { constantLines, imports, tokenCheck, tokenValue } from '../../go/program';
import { helperParts } from '../../go/helpers';
import { sendParts } from '../../go/send';
import { sessionParts } from '../../go/session';
import { commentOf } from '../comments';
import type { RecipeWriter } from '../../language';
import { mainOf, neededParts, type Parts } from '../../parts';
import type { Recipe, RecipeContext } from '../../recipe';
import { sections, statementsOf, template } from '../../template';
import { accountParts } from './account';
import { chartParts } from './charts';
import { chartMains } from './chartMains';
import { streamMains } from './mains';
import { marketDataParts } from './marketData';
import { protocolParts } from './protocol';
import { requestParts } from './request';
import { streamParts } from './stream';

const parts: Parts = {
  ...helperParts,
  ...sendParts,
  ...sessionParts,
  ...protocolParts,
  ...streamParts,
  ...requestParts,
  ...accountParts,
  ...marketDataParts,
  ...chartParts,
};

/** Go 1.18 and newer, with gorilla/websocket: the standard library has no WebSocket. */
export const writeGo: RecipeWriter = (recipe, context) => {
  const { code, needs = [] } = mainOf(recipe, { ...streamMains, ...chartMains });
  const main = `func main() {${tokenCheck(recipe, context)}\n${statementsOf(code)}\n}`;
  const texts = [...neededParts(parts, needs), main];
  const standard = imports(texts.join('\n') + (recipe.service === 'client' ? '' : tokenValue(context.token)));
  return sections(
    lines(`// ${commentOf(recipe)}`, '// go mod init stream && go get github.com/gorilla/websocket', 'package main'),
    lines(nested('import (', [...standard, '', '"github.com/gorilla/websocket"']), ')'),
    header(recipe, context),
    ...texts.map(template),
  );
};

function header(recipe: Recipe, context: RecipeContext): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl } = context;
  return lines(
    ...constantLines(recipe, context),
    ...(recipe.service === 'client'
      ? [
          `const baseURL = ${jsonString(baseUrl)}`,
          `const socketURL = ${jsonString(webSocketUrl(baseUrl))}`,
          `const marketDataURL = ${jsonString(webSocketUrl(serviceUrl))}`,
          '',
          'var token string',
        ]
      : [`const socketURL = ${jsonString(webSocketUrl(serviceUrl))}`, '', `var token = ${tokenValue(token)}`]),
  );
}
