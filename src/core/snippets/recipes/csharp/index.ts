import { code, lines, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import { webSocketUrl, tabStopOf } from '../constants';
import type { RecipeWriter } from '../language';
import { orderMain } from '../orderMain';
import { parameterOf } from '../parameters';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import type { Recipe, RecipeContext } from '../recipe';
import { sections, template } from '../template';
import { changingMains } from './changingMains';
import { endingParts } from './ending';
import { findingParts } from './finding';
import { followingParts } from './following';
import { marketDataMains, marketDataTypes } from './marketData';
import { csharpName, numberType } from './names';
import { orderNotation } from './order';
import { readingMains } from './readingMains';
import { sendParts } from './send';
import { sessionMains, sessionParts } from './session';
import { tradingMains } from './tradingMains';
import { typeParts } from './types';

/** Functions first: the language wants types last. */
const parts: Parts = {
  ...findingParts,
  ...followingParts,
  ...endingParts,
  ...sessionParts,
  ...sendParts,
  ...marketDataTypes,
  ...typeParts,
};
const mains: Mains = { ...tradingMains, ...changingMains, ...readingMains, ...sessionMains, ...marketDataMains };

const run = `
try {
  await Run();
  return 0;
} catch (Exception error) {
  Console.Error.WriteLine(error.Message);
  return 1;
}
`;

/** .NET 6 and newer without packages: `Program.cs` of a new console project. */
export const writeCsharp: RecipeWriter = (recipe, context) => {
  const { code: statements, needs = [] } = mainOf(recipe, mains, orderMain(orderNotation));
  const main = `async Task Run() {${guard(recipe, context)}\n${statements.replace(/^\n|\n$/g, '')}\n}`;
  const texts = [run, main, ...neededParts(parts, needs)];
  return sections(
    lines(`// ${recipe.comment}`, ...namespaces(texts.join('\n'))),
    header(recipe, context),
    ...texts.map(template),
  );
};

/** Those that a new project doesn't import automatically. */
const NAMESPACES: readonly (readonly [use: RegExp, name: string])[] = [
  [/CultureInfo/, 'System.Globalization'],
  [/WebSocket/, 'System.Net.WebSockets'],
  [/Encoding\./, 'System.Text'],
  [/Json/, 'System.Text.Json'],
  [/Json(Node|Object|Array|Value)/, 'System.Text.Json.Nodes'],
  [/JsonPropertyName/, 'System.Text.Json.Serialization'],
  [/Regex\./, 'System.Text.RegularExpressions'],
];

function namespaces(text: string): readonly string[] {
  // The first statement of all programs uses it.
  return NAMESPACES.flatMap(([use, name]) => (use.test(`CultureInfo ${text}`) ? [`using ${name};`] : []));
}

function header(recipe: Recipe, context: RecipeContext): CodeNode {
  const { token, baseUrl, serviceUrl = baseUrl, live, now, values } = context;
  const isSocket = recipe.service === 'market-data';
  const constants = recipe.parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const type = typeof parameter.value === 'number' ? numberType(name) : 'string';
    const comment = parameter.comment === undefined ? '' : ` // ${parameter.comment}`;
    return code`${type} ${csharpName(name)} = ${tabStopOf(parameter, index + 1, jsonString)};${comment}`;
  });
  const bearer =
    token.kind === 'literal'
      ? jsonString(token.value)
      : `Environment.GetEnvironmentVariable("${token.variable}") ?? ""`;
  return lines(
    ...constants,
    ...(recipe.trades && live ? ['bool allowLive = false; // real money: true lets it run'] : []),
    isSocket
      ? `string socketUrl = ${jsonString(webSocketUrl(serviceUrl))};`
      : `string baseUrl = ${jsonString(baseUrl)};`,
    ...(recipe.service === 'reports' ? [`string reportsUrl = ${jsonString(serviceUrl)};`] : []),
    recipe.service === 'sign-in' ? 'string token = "";' : `string token = ${bearer};`,
    '',
    'CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;',
    ...(isSocket
      ? []
      : [
          'var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);',
          'using var handler = new HttpClientHandler { AllowAutoRedirect = false };',
          'using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };',
        ]),
  );
}

function guard({ trades }: Recipe, { live }: RecipeContext): string {
  return trades && live
    ? '\n  if (!allowLive) throw new Exception("This trades with real money. Set allowLive to true to run it.");'
    : '';
}
