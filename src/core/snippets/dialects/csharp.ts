import type { RequestData } from '../../operations/buildRequest';
import type { Variable } from '../../operations/exampleValue';
import { tokenResponseOf } from '../tokenResponse';
import type { Dialect, RenderContext } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, CachedCode, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { perRefusalFields } from '../refusalFields';
import { inlineQuery } from '../writeQuery';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, hasVariables, write, type Notation } from '../writeValue';

/**
 * C# on .NET 6 and newer without packages: statements for `Program.cs` or any `async` method. Namespaces that a new project
 * doesn't import implicitly are written out, because a `using` directive is only allowed at the top of the file.
 */
export const csharp: Dialect = {
  ...dialectFacts.csharp,
  indentation: '    ',
  write(request, context) {
    const { body, page } = request;
    if (page)
      return lines(
        ...environment(request),
        code`var query = ${write(page, notation)};`,
        `Console.WriteLine("${request.baseUrl}${request.path}?" + ${formOf('query')});`,
      );
    const exchange = [
      code`using var request = new HttpRequestMessage(HttpMethod.${request.method === 'GET' ? 'Get' : 'Post'}, ${address(request)});`,
      ...headers(request, context),
      ...(body === undefined ? [] : [contentOf(request)]),
      'using var response = await client.SendAsync(request);',
      'var text = await response.Content.ReadAsStringAsync();',
    ];
    const read = request.operation.response === null ? parseIfAny : parse;
    return lines(
      ...environment(request),
      CLIENT,
      ...(body === undefined ? [] : [code`var body = ${write(body, notation)};`]),
      ...(context.requestOnly
        ? [...exchange, ...requestOnly(request)]
        : body === undefined
          ? [...exchange, read, ...checkResult(request)]
          : [block('while (true) {', [...exchange, read, waitForPenalty, ...checkResult(request), 'break;'], '}')]),
    );
  },
};

/** It follows no redirect: credentials and token are for this host alone. */
const CLIENT = lines(
  'using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });',
  'client.Timeout = TimeSpan.FromSeconds(30);',
);
const FORM_TYPE = 'application/x-www-form-urlencoded';
export const NODES = 'System.Text.Json.Nodes';

/** A JSON string is also a C# literal. A whole number beyond 64 bits must be marked as floating-point. */
export const notation: Notation = {
  string: jsonString,
  literal: (value) => (typeof value === 'number' && Math.abs(value) >= 2 ** 63 ? `${value}d` : String(value)),
  entry: (name, value) => [`[${jsonString(name)}] = `, value],
  variable: ({ variable, numeric }: Variable) => {
    const value = `FromEnvironment("${variable}")`;
    if (!numeric) return value;
    const digits = `System.Text.RegularExpressions.Regex.IsMatch(${value}, @"^(0|[1-9][0-9]{0,14})\\z")`;
    return nested(digits, [`? long.Parse(${value})`, `: ${value}`]);
  },
  object: { open: `new ${NODES}.JsonObject {`, close: '}', empty: `new ${NODES}.JsonObject()` },
  array: { open: `new ${NODES}.JsonArray(`, close: ')' },
  separator: ',',
  trailingSeparator: true,
};

/** A missing one stops the program before anything is sent: a refused sign-in counts toward a lock. */
export function environment(request: RequestData): CodeNode[] {
  if (!hasVariables(request)) return [];
  return [
    nested('static string FromEnvironment(string name) =>', [
      nested('Environment.GetEnvironmentVariable(name) is { Length: > 0 } value', [
        '? value',
        ': throw new InvalidOperationException($"{name} is not set");',
      ]),
    ]),
    '',
  ];
}

/** The program encodes free text when it runs. */
function address(request: RequestData): CodeNode {
  const url = request.baseUrl + request.path;
  const inline = inlineQuery(request.query);
  if (inline !== undefined) return code`"${url}${inline}"`;
  const entries = request.query.map(({ name, value }, index): CodeNode => {
    const text = value.kind === 'given' ? jsonString(value.value) : quotedSlot(value, jsonString);
    return code`"${index === 0 ? `${url}?` : '&'}${name}=" + Uri.EscapeDataString(${text})`;
  });
  return joined(entries, ' + ');
}

function headers(request: RequestData, { token }: RenderContext): CodeNode[] {
  // HttpClient wants the content type with the content.
  const plain = request.headers.filter(([name]) => name !== 'Content-Type');
  return [
    ...plain.map(([name, value]) => `request.Headers.Add("${name}", "${value}");`),
    ...(request.authorized ? [`request.Headers.Add("Authorization", ${bearer(token)});`] : []),
  ];
}

function bearer(token: TokenSource): string {
  return token.kind === 'literal'
    ? jsonString(`Bearer ${token.value}`)
    : `"Bearer " + Environment.GetEnvironmentVariable("${token.variable}")`;
}

function contentOf({ bodyFormat }: RequestData): string {
  const [text, type] =
    bodyFormat === 'form' ? [formOf('body'), FORM_TYPE] : ['body.ToJsonString()', 'application/json'];
  return `request.Content = new StringContent(${text}, System.Text.Encoding.UTF8, "${type}");`;
}

/** The fields of a JSON object as those of a form. */
function formOf(object: string): string {
  return `string.Join("&", ${object}.Select(field => field.Key + "=" + Uri.EscapeDataString(field.Value!.ToString())))`;
}

/** HTML and an empty body would make `Parse` fail with a message that hides them. */
function parsing(isJson: string, json: string): CachedCode {
  return new CachedCode(
    lines(
      nested(`if (!response.IsSuccessStatusCode || !(${isJson}))`, [
        'throw new HttpRequestException($"HTTP {(int)response.StatusCode}: {response.Headers.Location?.ToString() ?? (text == "" ? "empty" : text)}");',
      ]),
      `var result = ${NODES}.JsonNode.Parse(${json});`,
      `var fields = result as ${NODES}.JsonObject;`,
    ),
  );
}

const IS_JSON = "text.TrimStart().StartsWith('{') || text.TrimStart().StartsWith('[')";
const parse = parsing(IS_JSON, 'text');
const parseIfAny = parsing(`text == "" || ${IS_JSON}`, 'text == "" ? "null" : text');

/** Sends the request again, once, with the ticket. */
const waitForPenalty = new CachedCode(
  block(
    'if (fields?["p-ticket"] is not null && fields["p-captcha"]?.ToString() != "true" && !body.ContainsKey("p-ticket")) {',
    [
      'await Task.Delay(TimeSpan.FromSeconds((double)fields["p-time"]!));',
      'body["p-ticket"] = fields["p-ticket"]!.ToString();',
      'continue;',
    ],
    '}',
  ),
);

const refuse = perRefusalFields(
  (fields) =>
    new CachedCode(
      lines(
        `var reasons = new[] { ${fields.map(jsonString).join(', ')} };`,
        nested(
          'if (reasons.Any(name => !new[] { null, "", "[]", "false", "Success" }.Contains(fields?[name]?.ToString())))',
          ['throw new HttpRequestException($"Refused: {text}");'],
        ),
      ),
    ),
);

/** A refusal comes with status 200. */
function checkResult(request: RequestData): CodeNode[] {
  const { tokenField } = tokenResponseOf(request.operation) ?? {};
  return [
    tokenField === undefined ? refuse(request.operation) : checkToken('fields', tokenField),
    printResult(request),
  ];
}

function checkToken(object: string, tokenField: string): string {
  return `if (${object}?["${tokenField}"] is null) throw new HttpRequestException($"Refused: {text}");`;
}

function printResult({ operation }: RequestData): string {
  const { printedField } = tokenResponseOf(operation) ?? {};
  return printedField === undefined
    ? 'Console.WriteLine(result);'
    : `Console.WriteLine($"${printedField}: {result["${printedField}"]}");`;
}

function requestOnly(request: RequestData): CodeNode[] {
  const { tokenField } = tokenResponseOf(request.operation) ?? {};
  if (tokenField === undefined) return ['Console.WriteLine($"{(int)response.StatusCode} {text}");'];
  return [`var result = ${NODES}.JsonNode.Parse(text);`, checkToken('result', tokenField), printResult(request)];
}
