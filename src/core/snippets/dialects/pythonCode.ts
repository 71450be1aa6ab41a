import type { RequestData } from '../../operations/buildRequest';
import type { ObjectValue } from '../../operations/exampleValue';
import type { RenderContext } from '../dialect';
import { block, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, hasNumbers, hasVariables, write, type Notation } from '../writeValue';

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

/** Runs the `async` function `main`. A notebook has a loop already, in which no other one can run, and may wait outside of a function. */
export function runMain({ inNotebook }: Pick<RenderContext, 'inNotebook'>): string {
  return inNotebook ? 'await main()' : 'asyncio.run(main())';
}
