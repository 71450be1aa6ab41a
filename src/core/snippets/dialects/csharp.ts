import type { RequestData } from '../../operations/buildRequest';
import type { Variable } from '../../operations/exampleValue';
import { tokenResponseOf } from '../tokenResponse';
import type { Dialect, RenderContext } from '../dialect';
import { code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, hasVariables, write, type Notation } from '../writeValue';

/**
 * C# on .NET 6 and newer without packages: statements for `Program.cs` or any `async` method. Namespaces that a new project
 * doesn't import implicitly are written out, because a `using` directive is only allowed at the top of the file.
 */
export const csharp: Dialect = {
  id: 'csharp',
  label: 'C# (HttpClient)',
  languages: ['csharp'],
  fences: ['cs', 'c#'],
  indentation: '    ',
  write(request, context) {
    return lines(
      ...environment(request),
      'using var client = new HttpClient();',
      code`using var request = new HttpRequestMessage(HttpMethod.${request.method === 'GET' ? 'Get' : 'Post'}, ${address(request)});`,
      ...headers(request, context),
      ...body(request),
      '',
      'using var response = await client.SendAsync(request);',
      'var text = await response.Content.ReadAsStringAsync();',
      ...checkResult(request),
    );
  },
};

const NODES = 'System.Text.Json.Nodes';

/** A JSON string is also a C# literal. A whole number beyond 64 bits must be marked as floating-point. */
const notation: Notation = {
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
function environment(request: RequestData): CodeNode[] {
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

function body(request: RequestData): CodeNode[] {
  if (request.body === undefined) return [];
  return [
    code`var body = ${write(request.body, notation)};`,
    'request.Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json");',
  ];
}

/** An error may come with status 200; HTML and an empty body make `Parse` fail. */
function checkResult({ operation }: RequestData): CodeNode[] {
  const tokens = tokenResponseOf(operation);
  const isError = tokens
    ? `result?["${tokens.tokenField}"] is null`
    : `result is ${NODES}.JsonObject fields && fields["errorText"] is not null`;
  return [
    'if (!response.IsSuccessStatusCode) throw new HttpRequestException($"HTTP {(int)response.StatusCode}: {text}");',
    `var result = ${NODES}.JsonNode.Parse(text);`,
    `if (${isError}) throw new HttpRequestException($"Refused: {text}");`,
    tokens
      ? `Console.WriteLine($"${tokens.printedField}: {result["${tokens.printedField}"]}");`
      : 'Console.WriteLine(result);',
  ];
}
