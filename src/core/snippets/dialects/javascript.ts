import type { Operation } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { tokenResponseOf } from '../tokenResponse';
import type { ObjectValue } from '../../operations/exampleValue';
import { block, code, joined, nested, type CodeNode } from '../codeBuilder';
import { jsString } from '../stringLiterals';
import { hasVariables, quotedSlot, write, writeObject, type Notation } from '../writeValue';
import type { TokenSource } from '../tokenPlaceholder';

/** Shared by the dialects in JavaScript. */

/** Values as JavaScript. `__proto__` as a plain key would set the prototype instead of a member. */
export const notation: Notation = {
  string: jsString,
  literal: String,
  entry: (name, value) => [keyOf(name), ': ', value],
  variable: ({ variable, numeric }) => {
    const value = `process.env.${variable}`;
    if (!numeric) return value;
    return nested(`/^(0|[1-9]\\d{0,14})$/.test(${value} ?? '')`, [`? Number(${value})`, `: ${value}`]);
  },
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailingSeparator: true,
};

/** The body of a request: its many fields take few lines, so that the whole program can be read at a glance. */
export const bodyNotation: Notation = { ...notation, membersBeforePacking: 4 };

export function keyOf(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsString(name);
}

/** An expression for `Bearer …`. */
export function bearer(token: TokenSource): string {
  return token.kind === 'literal' ? jsString(`Bearer ${token.value}`) : `\`Bearer \${process.env.${token.variable}}\``;
}

export function isTypeScript(language: string): boolean {
  return language.startsWith('typescript');
}

/**
 * A function with the operation's name. It declares no name, so a file can contain it twice.
 * @param parameters with the types of the language, such as those of `parametersOf`
 */
export function calledAtOnce({ id }: Operation, statements: readonly CodeNode[], parameters = '()'): CodeNode {
  return block(`void (async function ${functionName(id)}${parameters} {`, statements, '})();');
}

/** `dry-run` → `dryRun`. */
export function functionName(id: string): string {
  return id.includes('-') ? id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()) : id;
}

/** Of a function that calls itself with the ticket of a penalty. Only a request with a body can carry it. */
export function parametersOf({ body }: RequestData, typed: boolean): string {
  if (body === undefined) return '()';
  return typed ? '(ticket?: object): Promise<void>' : '(ticket)';
}

/** A form has texts alone. */
const formNotation: Notation = { ...bodyNotation, variable: ({ variable }) => `process.env.${variable} ?? ''` };

function notationOf({ bodyFormat }: RequestData): Notation {
  return bodyFormat === 'form' ? formNotation : bodyNotation;
}

/** The body as an expression; with the ticket of a penalty, if there is one, unless `requestOnly`. */
export function bodyExpression(request: RequestData, body: ObjectValue, requestOnly: boolean): CodeNode {
  const fields = hasVariables(request)
    ? requestOnly
      ? 'credentials'
      : '{ ...credentials, ...ticket }'
    : writeObject(body, notationOf(request), requestOnly ? undefined : '...ticket,');
  return code`${request.bodyFormat === 'form' ? 'new URLSearchParams' : 'JSON.stringify'}(${fields})`;
}

/** Prints the address of a page. */
export function printAddress(request: RequestData, page: ObjectValue): CodeNode {
  const check = hasVariables(request)
    ? [block('query.forEach((value, name) => {', ["if (value === '') throw new Error(`${name} is not set`);"], '});')]
    : [];
  return calledAtOnce(request.operation, [
    code`const query = new URLSearchParams(${write(page, formNotation)});`,
    ...check,
    `console.log(\`${request.baseUrl}${request.path}?\${query}\`);`,
  ]);
}

/** The program encodes it when it runs. Every value is a string: TypeScript accepts nothing else. */
export function searchParams({ query }: RequestData): CodeNode {
  const entries = query.map(({ name, value }): CodeNode => [
    `${keyOf(name)}: `,
    value.kind === 'given' ? jsString(value.value) : quotedSlot(value, jsString),
  ]);
  return ['new URLSearchParams({ ', joined(entries, ', '), ' })'];
}

/** Prints `result`, without any token. */
export function printResult(operation: Operation): string {
  const { printedField } = tokenResponseOf(operation) ?? {};
  return printedField === undefined
    ? 'console.log(result);'
    : `console.log('${printedField}:', result.${printedField});`;
}

/** Prints `result` of a request without checks. A refused sign-in comes with status 200, so the token is checked even there. */
export function printToken(operation: Operation, text: string): string[] {
  const { tokenField } = tokenResponseOf(operation) ?? {};
  return [
    `if (!result.${tokenField}) throw new Error(\`HTTP \${response.status}: \${${text}}\`);`,
    printResult(operation),
  ];
}

/** A missing one stops the program before anything is sent: a refused sign-in counts toward a lock. */
export function credentialStatements(request: RequestData): CodeNode[] {
  if (request.body === undefined || !hasVariables(request)) return [];
  return [
    code`const credentials = ${write(request.body, notationOf(request))};`,
    block(
      'for (const [field, value] of Object.entries(credentials)) {',
      ["if (value === undefined || value === '') throw new Error(`${field} is not set`);"],
      '}',
    ),
  ];
}
