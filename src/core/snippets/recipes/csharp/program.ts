import { code, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import type { TokenSource } from '../../tokenPlaceholder';
import { tabStopOf, tokenVariable } from '../constants';
import { parameterOf } from '../parameters';
import type { Recipe, RecipeContext } from '../recipe';
import { csharpName, numberType } from './names';

/** The first statements of every program. */
export const run = `
try {
  await Run();
  return 0;
} catch (Exception error) {
  Console.Error.WriteLine(error.Message);
  return 1;
}
`;

/** The first lines of a program that deserializes. */
export const reflectionLines: readonly string[] = [
  '// A file that runs without a project (dotnet run FILE.cs) has no reflection for JSON unless it is turned on.',
  'AppContext.SetSwitch("System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault", true);',
];

/** Those that a new project doesn't import automatically. */
const NAMESPACES: readonly (readonly [use: RegExp, name: string])[] = [
  [/\bConcurrentDictionary</, 'System.Collections.Concurrent'],
  [/NameValueCollection/, 'System.Collections.Specialized'],
  [/CultureInfo/, 'System.Globalization'],
  [/HttpListener/, 'System.Net'],
  [/WebSocket/, 'System.Net.WebSockets'],
  [/SHA256/, 'System.Security.Cryptography'],
  [/Encoding\./, 'System.Text'],
  [/Json/, 'System.Text.Json'],
  [/Json(Node|Object|Array|Value)/, 'System.Text.Json.Nodes'],
  [/JsonPropertyName/, 'System.Text.Json.Serialization'],
  [/Regex\./, 'System.Text.RegularExpressions'],
  [/\bChannel\./, 'System.Threading.Channels'],
  [/HttpUtility/, 'System.Web'],
];

/** The `using` lines for a text. */
export function namespaces(text: string): readonly string[] {
  // The first statement of all programs uses it.
  return NAMESPACES.flatMap(([use, name]) => (use.test(`CultureInfo ${text}`) ? [`using ${name};`] : []));
}

/** A line for each parameter. */
export function constantLines({ parameters }: Recipe, { now, values }: RecipeContext): readonly CodeNode[] {
  return parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const type = typeof parameter.value === 'number' ? numberType(name) : 'string';
    const comment = parameter.comment === undefined ? '' : ` // ${parameter.comment}`;
    return code`${type} ${csharpName(name)} = ${tabStopOf(parameter, index + 1, jsonString)};${comment}`;
  });
}

/** The access token, as an expression. */
export function tokenValue(token: TokenSource): string {
  return token.kind === 'literal'
    ? jsonString(token.value)
    : `(Environment.GetEnvironmentVariable("${token.variable}") ?? "").Trim()`;
}

/** The first line of a program whose token is in a variable. */
export function tokenCheck(recipe: Recipe, context: RecipeContext): string {
  const variable = tokenVariable(recipe, context);
  return variable === undefined ? '' : `\n  if (token == "") throw new Exception("${variable} is not set.");`;
}

/** What every request needs. */
export const clientLines: readonly string[] = [
  'var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);',
  'using var handler = new HttpClientHandler { AllowAutoRedirect = false };',
  'using var client = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(30) };',
];
