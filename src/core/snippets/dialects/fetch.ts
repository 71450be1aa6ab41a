import type { Operation } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { tokenResponseOf } from '../tokenResponse';
import type { Dialect, RenderContext } from '../dialect';
import { interfacesOf, responseOrErrorType } from './interfaces';
import { bearer, calledAtOnce, isTypeScript, keyOf, notation, printResult, searchParams } from './javascript';
import { block, code, CachedCode, lines, nested, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { hasVariables, write } from '../writeValue';

/**
 * `fetch` in JavaScript, and in TypeScript with the interfaces of the response. A function that is called immediately runs in
 * CommonJS, in a module and in a page, twice in one file and after a line without a semicolon, and an error ends a program
 * with its message and an exit code. The body is read as text first, because an error may come with HTML or an empty body.
 */
export const fetchDialect: Dialect = {
  id: 'fetch',
  label: 'fetch',
  languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
  fences: ['js', 'ts', 'jsx', 'tsx', 'mjs', 'cjs', 'mts', 'cts', 'node'],
  indentation: '  ',
  write(request, context) {
    const typed = isTypeScript(context.language);
    const statements = [
      ...credentials(request),
      ...send(request, context),
      'const text = await response.text();',
      typed ? `let result: ${responseOrErrorType(request)};` : 'let result;',
      parseResult(request.operation),
      printResult(request.operation),
    ];
    const called = calledAtOnce(request.operation, statements);
    return typed ? lines(...interfacesOf(request), called) : called;
  },
};

function send(request: RequestData, { token }: RenderContext): CodeNode[] {
  const url = request.baseUrl + request.path;
  const inline = inlineQuery(request.query);
  const address = inline === undefined ? `\`${url}?\${query}\`` : code`'${url}${inline}'`;
  const headers = [
    ...request.headers.map(([name, value]) => `${keyOf(name)}: '${value}',`),
    ...(request.authorized ? [`Authorization: ${bearer(token)},`] : []),
  ];
  const options = [
    ...(request.method === 'GET' ? [] : [`method: '${request.method}',`]),
    block('headers: {', headers, '},'),
    ...bodyOption(request),
  ];
  return [
    ...(inline === undefined ? [code`const query = ${searchParams(request)};`] : []),
    block(code`const response = await fetch(${address}, {`, options, '});'),
  ];
}

function bodyOption(request: RequestData): CodeNode[] {
  if (request.body === undefined) return [];
  return [code`body: JSON.stringify(${hasVariables(request) ? 'credentials' : write(request.body, notation)}),`];
}

/** A missing one stops the program before anything is sent: a refused sign-in counts toward a lock. */
function credentials(request: RequestData): CodeNode[] {
  if (request.body === undefined || !hasVariables(request)) return [];
  return [
    code`const credentials = ${write(request.body, notation)};`,
    block(
      'for (const [field, value] of Object.entries(credentials)) {',
      ["if (value === undefined || value === '') throw new Error(`${field} is not set`);"],
      '}',
    ),
  ];
}

function parseResult(operation: Operation): CodeNode {
  const tokens = tokenResponseOf(operation);
  return tokens ? parseAndCheck(`!result?.${tokens.tokenField}`) : withoutToken;
}

/** Source: contract: the status alone isn't enough, `errorText` comes with 200. */
function parseAndCheck(isError: string): CodeNode {
  return lines(
    nested('try {', ['result = JSON.parse(text);']),
    block(
      '} catch {',
      ["throw new Error(`HTTP ${response.status}, not JSON: ${text.slice(0, 200) || 'empty'}`);"],
      '}',
    ),
    block(
      `if (!response.ok || ${isError}) {`,
      ['throw new Error(`HTTP ${response.status}: ${result?.errorText ?? text.slice(0, 200)}`);'],
      '}',
    ),
  );
}

const withoutToken = new CachedCode(parseAndCheck('result?.errorText'));
