import type { Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import type { RequestData } from '../../operations/buildRequest';
import { tokenResponseOf } from '../tokenResponse';
import type { ObjectValue } from '../../operations/exampleValue';
import { block, CachedCode, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, hasNumbers, hasVariables, write, type Notation } from '../writeValue';
import { MAX_PRINTED, perRefusalFields } from '../refusalFields';

/** Shared by the dialects in Python. */

export const notation: Notation = {
  string: jsonString,
  literal: (value) => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value)),
  entry: (name, value) => [jsonString(name), ': ', value],
  variable: ({ variable, numeric }) => {
    const value = `os.environ["${variable}"]`;
    if (!numeric) return value;
    return block('(', [`int(${value})`, `if re.fullmatch("0|[1-9][0-9]{0,14}", ${value})`, `else ${value}`], ')');
  },
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailingSeparator: true,
};

export function importLines(names: readonly string[]): CodeNode[] {
  return [...names].sort().map((name) => `import ${name}`);
}

/** Modules of the standard library for what comes from the environment. */
export function environmentModules(request: RequestData, token: TokenSource): readonly string[] {
  const variables = hasVariables(request);
  return [
    ...(variables || (request.authorized && token.kind === 'reference') ? ['os'] : []),
    ...(hasNumbers(request) ? ['re'] : []),
  ];
}

export function headersArgument(request: RequestData, token: TokenSource): CodeNode {
  const authorization =
    token.kind === 'literal' ? jsonString(`Bearer ${token.value}`) : `"Bearer " + os.environ["${token.variable}"]`;
  return block(
    'headers={',
    [
      ...request.headers.map(([name, value]) => `"${name}": "${value}",`),
      ...(request.authorized ? [`"Authorization": ${authorization},`] : []),
    ],
    '},',
  );
}

/** The program encodes it when it runs. */
export function queryDictionary({ query }: RequestData): CodeNode {
  const entries = query.map(({ name, value }): CodeNode => [
    `"${name}": `,
    value.kind === 'given' ? jsonString(value.value) : quotedSlot(value, jsonString),
  ]);
  return ['{', joined(entries, ', '), '}'];
}

/** The program that prints the address of a page. */
export function printAddress(request: RequestData, page: ObjectValue): CodeNode {
  return lines(
    ...importLines(['urllib.parse', ...(hasVariables(request) ? ['os'] : [])]),
    '',
    code`query = ${write(page, notation)}`,
    ...checkVariables(request, 'query'),
    `print("${request.baseUrl}${request.path}?" + urllib.parse.urlencode(query))`,
  );
}

/** Expressions of the program. */
export interface ResponseNames {
  readonly status: string;
  /** The argument of `json.loads`. */
  readonly body: string;
  readonly text: string;
  /** The text of a response that isn't JSON; of a redirect, which is not followed, where it leads. */
  readonly notJson: string;
  /** A statement that waits `result["p-time"]` seconds. */
  readonly sleep: string;
}

/**
 * The statements of a program: the request with `body`, what checks the response, and what prints it. HTML, an empty body, an
 * error and a refusal, which comes with status 200, end the program with the service's words. After a penalty the body is
 * sent again, once, with the ticket.
 */
export type CheckedRequest = (request: RequestData, send: readonly CodeNode[]) => CodeNode[];

export function checkedRequest(names: ResponseNames): CheckedRequest {
  const parsing = (body: string): CodeNode =>
    lines(
      nested('try:', [`result = json.loads(${body})`]),
      nested('except ValueError:', [
        `raise SystemExit(f"HTTP {${names.status}}, not JSON: {${names.notJson}[:${MAX_PRINTED}] or 'empty'}")`,
      ]),
      'fields = result if isinstance(result, dict) else {}',
    );
  const parse = new CachedCode(parsing(names.body));
  const parseIfAny = new CachedCode(parsing(`${names.body} or "null"`));
  const wait = new CachedCode(
    nested('if fields.get("p-ticket") and not fields.get("p-captcha") and "p-ticket" not in body:', [
      names.sleep,
      'body["p-ticket"] = fields["p-ticket"]',
      'continue',
    ]),
  );
  const raise = `raise SystemExit(f"HTTP {${names.status}}: {${names.text}[:${MAX_PRINTED}]}")`;
  const refuse = perRefusalFields((fields) => {
    const isRefused = `if ${names.status} >= 300 or any((fields.get(name) or "Success") != "Success" for name in reasons):`;
    return new CachedCode(lines(`reasons = [${fields.map(jsonString).join(', ')}]`, nested(isRefused, [raise])));
  });
  return (request, send) => {
    const { operation } = request;
    const { tokenField } = tokenResponseOf(operation) ?? {};
    const isRefused = `if ${names.status} >= 300 or not fields.get("${tokenField}"):`;
    const check = [
      operation.response === null ? parseIfAny : parse,
      tokenField === undefined ? refuse(operation) : nested(isRefused, [raise]),
    ];
    const print = printResult(operation);
    if (request.body === undefined) return [...send, ...check, print];
    const [parsed, ...refused] = check;
    return [
      ...bodyStatements(request),
      nested('while True:', [...send, parsed ?? '', wait, ...refused, 'break']),
      print,
    ];
  };
}

/**
 * Ends a program that got no response with one line, not with the traceback of a library.
 * @param errors the type of such an error
 * @param text an expression for `error`
 */
export function exceptNoResponse({ operation }: RequestData, errors: string, text = 'error'): CodeNode {
  const executed = isMutating(operation) ? ' (it may have been executed)' : '';
  return nested(`except ${errors} as error:`, [`raise SystemExit(f"No response${executed}: {${text}}")`]);
}

/** `body = {…}`, and what makes sure that its variables are set; nothing without one. */
export function bodyStatements(request: RequestData): CodeNode[] {
  return request.body === undefined
    ? []
    : [code`body = ${write(request.body, notation)}`, ...checkVariables(request, 'body')];
}

/** An empty one stops the program before anything is sent: a refused sign-in counts toward a lock. */
function checkVariables(request: RequestData, dictionary: string): CodeNode[] {
  if (!hasVariables(request)) return [];
  return [
    nested(`for name, value in ${dictionary}.items():`, [
      nested('if value == "":', ['raise SystemExit(f"{name} is not set")']),
    ]),
  ];
}

/** Prints `result`, without any token. */
export function printResult(operation: Operation): string {
  const { printedField } = tokenResponseOf(operation) ?? {};
  return printedField === undefined
    ? 'print(json.dumps(result, indent=2))'
    : `print("${printedField}:", result.get("${printedField}"))`;
}

/**
 * The statements of a request without checks.
 * @param status, text expressions for the response
 */
export function requestOnlyStatements(request: RequestData, send: readonly CodeNode[], status: string, text: string) {
  const { tokenField } = tokenResponseOf(request.operation) ?? {};
  const print =
    tokenField === undefined
      ? [`print(${status}, ${text})`]
      : [
          `result = json.loads(${text})`,
          // A refused sign-in comes with status 200.
          nested(`if not result.get("${tokenField}"):`, [`raise SystemExit(f"HTTP {${status}}: {${text}}")`]),
          printResult(request.operation),
        ];
  return [...bodyStatements(request), ...send, ...print];
}
