import type { RequestData } from '../../operations/buildRequest';
import type { Variable } from '../../operations/exampleValue';
import { tokenAnswer } from '../tokenResponse';
import type { Context, Dialect } from '../dialect';
import { code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, takesVariables, write, type Notation } from '../writeValue';

/**
 * C# on .NET 6 and newer with nothing installed: statements for `Program.cs` or any `async` method. Namespaces that a new
 * project does not import by itself are written out, because a `using` could stand only at the top of the file.
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
      ...checking(request),
    );
  },
};

const NODES = 'System.Text.Json.Nodes';

/** The same literal as JSON's: C# knows each of its escapes. A whole number beyond 64 bits has to say that it is none. */
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
  trailing: true,
};

/** Stops before anything is sent when one is missing: a refused sign-in counts towards a lock. */
function environment(request: RequestData): CodeNode[] {
  if (!takesVariables(request)) return [];
  return [
    nested('static string FromEnvironment(string name) =>', [
      nested('Environment.GetEnvironmentVariable(name) is { Length: > 0 } value', [
        '? value',
        ': throw new InvalidOperationException($"{name} is not in the environment");',
      ]),
    ]),
    '',
  ];
}

/** Free text in a query is encoded when it runs. */
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

function headers(request: RequestData, { token }: Context): CodeNode[] {
  // The content type belongs to the content.
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

/** A refusal comes with status 200; a proxy's HTML or nothing at all is no JSON. */
function checking({ operation }: RequestData): CodeNode[] {
  const answered = tokenAnswer(operation);
  const refused = answered
    ? `answer?["${answered.token}"] is null`
    : `answer is ${NODES}.JsonObject fields && fields["errorText"] is not null`;
  return [
    'if (!response.IsSuccessStatusCode) throw new HttpRequestException($"HTTP {(int)response.StatusCode}: {text}");',
    `var answer = ${NODES}.JsonNode.Parse(text);`,
    `if (${refused}) throw new HttpRequestException($"Refused: {text}");`,
    answered ? `Console.WriteLine($"${answered.shown}: {answer["${answered.shown}"]}");` : 'Console.WriteLine(answer);',
  ];
}
