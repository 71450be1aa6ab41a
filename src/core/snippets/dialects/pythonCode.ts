import type { Operation } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { tokenResponseOf } from '../tokenResponse';
import { block, CachedCode, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, hasVariables, type Notation } from '../writeValue';

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
    ...(variables ? ['re'] : []),
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

/** Expressions of the program. */
export interface ResponseNames {
  readonly status: string;
  /** The argument of `json.loads`. */
  readonly body: string;
  readonly text: string;
}

/** Parses `result` and prints it. HTML, an empty body and an error that comes with status 200 end the program with a message. */
export function resultCheck(names: ResponseNames): (operation: Operation) => CodeNode {
  const parsing = lines(
    nested('try:', [`result = json.loads(${names.body})`]),
    nested('except ValueError:', [
      `raise SystemExit(f"HTTP {${names.status}}, not JSON: {${names.text}[:200] or 'empty'}")`,
    ]),
  );
  const check = (isError: string, print: string) =>
    lines(
      parsing,
      nested(`if ${names.status} >= 300 or ${isError}:`, [
        `raise SystemExit(f"HTTP {${names.status}}: {${names.text}[:200]}")`,
      ]),
      print,
    );
  const plain = new CachedCode(
    check('isinstance(result, dict) and result.get("errorText")', 'print(json.dumps(result, indent=2))'),
  );
  return (operation) => {
    const tokens = tokenResponseOf(operation);
    if (!tokens) return plain;
    return check(
      `not isinstance(result, dict) or not result.get("${tokens.tokenField}")`,
      `print("${tokens.printedField}:", result.get("${tokens.printedField}"))`,
    );
  };
}
