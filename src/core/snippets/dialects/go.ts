import type { RequestData } from '../../operations/buildRequest';
import type { ObjectValue } from '../../operations/exampleValue';
import type { Dialect, RenderContext } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, CachedCode, code, joined, lines, type CodeNode } from '../codeBuilder';
import { MAX_PRINTED, perRefusalFields } from '../refusalFields';
import { jsonString } from '../stringLiterals';
import { tokenResponseOf } from '../tokenResponse';
import type { TokenSource } from '../tokenPlaceholder';
import { inlineQuery } from '../writeQuery';
import { hasNumbers, hasVariables, quotedSlot, write, type Notation } from '../writeValue';

/**
 * Go 1.18 and newer without packages: a program for `go run`. The body is JSON in a raw string, because Go's own literals
 * can't hold all that JSON can.
 */
export const go: Dialect = {
  ...dialectFacts.go,
  indentation: '    ',
  write(request, context) {
    const statements = request.page
      ? printAddress(request, request.page)
      : [...bodyStatements(request), ...exchange(request, context)];
    return lines(
      'package main',
      '',
      block('import (', imports(request, context).map(jsonString), ')'),
      '',
      block('func main() {', statements, '}'),
    );
  },
};

/** Go refuses a program that imports what it doesn't use. */
function imports(request: RequestData, { token, requestOnly }: RenderContext): readonly string[] {
  const { body, bodyFormat, page } = request;
  if (page) return ['fmt', 'net/url', ...(hasVariables(request) ? ['log', 'os'] : [])].sort();
  const isForm = bodyFormat === 'form';
  const needsJson = !requestOnly || hasVariables(request) || tokenResponseOf(request.operation);
  return [
    ...(needsJson ? ['encoding/json'] : []),
    'fmt',
    'io',
    'log',
    'net/http',
    ...(inlineQuery(request.query) === undefined || isForm ? ['net/url'] : []),
    ...(hasVariables(request) || (request.authorized && token.kind === 'reference') ? ['os'] : []),
    ...(hasNumbers(request) ? ['regexp'] : []),
    ...(body === undefined ? [] : ['strings']),
    'time',
  ];
}

/** JSON in a raw string: the character that ends one is escaped. */
function jsonInRawString(text: string): string {
  return jsonString(text).replaceAll('`', String.raw`\u0060`);
}

const notation: Notation = {
  string: jsonInRawString,
  literal: (value) => JSON.stringify(value),
  entry: (name, value) => [jsonInRawString(name), ': ', value],
  variable: ({ variable, numeric }) => `\` + ${numeric ? 'number' : 'variable'}("${variable}") + \``,
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailingSeparator: false,
};

/** `body := …`, after the functions that it calls; nothing without one. */
export function bodyStatements(request: RequestData): CodeNode[] {
  const { body, bodyFormat } = request;
  if (body === undefined) return [];
  if (bodyFormat === 'form') return [...formVariables(request), code`body := ${write(body, formNotation)}`];
  return [...(hasVariables(request) ? [fromEnvironment] : []), code`body := \`${write(body, notation)}\``];
}

/** Each field has a list of values. */
const formNotation: Notation = {
  string: jsonString,
  literal: (value) => jsonString(String(value)),
  entry: (name, value) => [jsonString(name), ': {', value, '}'],
  variable: ({ variable }) => `variable("${variable}")`,
  object: { open: 'url.Values{', close: '}' },
  array: { open: '{', close: '}' },
  separator: ',',
  trailingSeparator: true,
};

const checkSet = block('if os.Getenv(name) == "" {', ['log.Fatalf("%s is not set", name)'], '}');

function formVariables(request: RequestData): CodeNode[] {
  return hasVariables(request)
    ? [block('variable := func(name string) string {', [checkSet, 'return os.Getenv(name)'], '}')]
    : [];
}

function printAddress(request: RequestData, page: ObjectValue): CodeNode[] {
  return [
    ...formVariables(request),
    code`query := ${write(page, formNotation)}`,
    `fmt.Println("${request.baseUrl}${request.path}?" + query.Encode())`,
  ];
}

/** A missing one stops the program before anything is sent: a refused sign-in counts toward a lock. */
const fromEnvironment = new CachedCode(
  lines(
    block(
      'variable := func(name string) string {',
      [checkSet, 'value, _ := json.Marshal(os.Getenv(name))', 'return string(value)'],
      '}',
    ),
    block(
      'number := func(name string) string {',
      [
        block(
          'if regexp.MustCompile(`^(0|[1-9][0-9]{0,14})$`).MatchString(os.Getenv(name)) {',
          ['return os.Getenv(name)'],
          '}',
        ),
        'return variable(name)',
      ],
      '}',
    ),
  ),
);

function exchange(request: RequestData, context: RenderContext): CodeNode[] {
  const hasBody = request.body !== undefined;
  const isForm = request.bodyFormat === 'form';
  const send = [
    code`request, err := http.NewRequest("${request.method}", ${address(request)}, ${hasBody ? `strings.NewReader(body${isForm ? '.Encode()' : ''})` : 'nil'})`,
    failed,
    ...request.headers.map(([name, value]) => `request.Header.Set("${name}", "${value}")`),
    ...(request.authorized ? [`request.Header.Set("Authorization", ${bearer(context.token)})`] : []),
    receive,
  ];
  if (context.requestOnly) return [...send, ...requestOnly(request)];
  const read = request.operation.response === null ? parseIfAny : parse;
  const check = checkResult(request);
  if (!hasBody) return [...send, read, ...check];
  return [block('for {', [...send, read, isForm ? waitWithForm : waitForPenalty, ...check, 'break'], '}')];
}

/** Ends the program. */
export const failed = block('if err != nil {', ['log.Fatal(err)'], '}');

const receive = new CachedCode(
  lines(
    'client := http.Client{Timeout: 30 * time.Second}',
    // Credentials and token are for this host alone.
    'client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }',
    'response, err := client.Do(request)',
    failed,
    'text, err := io.ReadAll(response.Body)',
    'response.Body.Close()',
    failed,
  ),
);

/** A response that is a list has no fields. */
function parsing(isUnreadable: string): CachedCode {
  return new CachedCode(
    lines(
      'var fields map[string]any',
      'json.Unmarshal(text, &fields)',
      block(
        `if response.StatusCode >= 300 || ${isUnreadable} {`,
        [
          `log.Fatalf("HTTP %s, body of %d bytes: %.${MAX_PRINTED}s %s", response.Status, len(text), text, response.Header.Get("Location"))`,
        ],
        '}',
      ),
    ),
  );
}

const parse = parsing('!json.Valid(text)');
const parseIfAny = parsing('len(text) > 0 && !json.Valid(text)');

/**
 * Sends the request again, once, with the ticket.
 * @param isFirst an expression: whether the body has no ticket
 */
function wait(isFirst: string, addTicket: readonly string[]): CachedCode {
  return new CachedCode(
    block(
      `if ticket, ok := fields["p-ticket"].(string); ok && fields["p-captcha"] != true && ${isFirst} {`,
      [
        'seconds, _ := fields["p-time"].(float64)',
        'time.Sleep(time.Duration(seconds * float64(time.Second)))',
        ...addTicket,
        'continue',
      ],
      '}',
    ),
  );
}

const waitForPenalty = wait('!strings.Contains(body, `"p-ticket"`)', [
  'members := map[string]json.RawMessage{}',
  'json.Unmarshal([]byte(body), &members)',
  'members["p-ticket"], _ = json.Marshal(ticket)',
  'again, _ := json.Marshal(members)',
  'body = string(again)',
]);
const waitWithForm = wait('!body.Has("p-ticket")', ['body.Set("p-ticket", ticket)']);

/** Ends the program if `fields` are those of a refusal, and prints `text`. */
export const refuse = perRefusalFields(
  (names) =>
    new CachedCode(
      block(
        `for _, name := range []string{${names.map(jsonString).join(', ')}} {`,
        [
          block(
            'if reason := fmt.Sprint(fields[name]); reason != "<nil>" && reason != "" && reason != "[]" && reason != "false" && reason != "Success" {',
            [`log.Fatalf("Refused: %.${MAX_PRINTED}s", text)`],
            '}',
          ),
        ],
        '}',
      ),
    ),
);

function checkResult({ operation }: RequestData): CodeNode[] {
  const { tokenField, printedField } = tokenResponseOf(operation) ?? {};
  if (tokenField === undefined) return [refuse(operation), 'fmt.Println(string(text))'];
  return [
    block(
      `if token, _ := fields["${tokenField}"].(string); token == "" {`,
      [`log.Fatalf("Refused: %.${MAX_PRINTED}s", text)`],
      '}',
    ),
    `fmt.Println("${printedField}:", fields["${printedField}"])`,
  ];
}

/** A refused sign-in comes with status 200, so the token is checked even here. */
function requestOnly(request: RequestData): CodeNode[] {
  if (!tokenResponseOf(request.operation)) return ['fmt.Println(response.Status, string(text))'];
  return ['var fields map[string]any', 'json.Unmarshal(text, &fields)', ...checkResult(request)];
}

/** The program encodes free text when it runs. */
function address(request: RequestData): CodeNode {
  const url = request.baseUrl + request.path;
  const inline = inlineQuery(request.query);
  if (inline !== undefined) return code`"${url}${inline}"`;
  const entries = request.query.map(({ name, value }, index): CodeNode => {
    const text = value.kind === 'given' ? jsonString(value.value) : quotedSlot(value, jsonString);
    return code`"${index === 0 ? `${url}?` : '&'}${name}="+url.QueryEscape(${text})`;
  });
  return joined(entries, '+');
}

function bearer(token: TokenSource): string {
  return token.kind === 'literal' ? jsonString(`Bearer ${token.value}`) : `"Bearer "+os.Getenv("${token.variable}")`;
}
