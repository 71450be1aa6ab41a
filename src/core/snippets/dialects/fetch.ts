import type { Operation } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { tokenAnswer } from '../tokenResponse';
import type { Context, Dialect } from '../dialect';
import { interfacesOf, refusableType } from './interfaces';
import { bearer, calledAtOnce, isTypeScript, keyOf, notation, searchParams, shown } from './javascript';
import { block, code, CachedCode, lines, nested, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { takesVariables, write } from '../writeValue';

/**
 * `fetch` in JavaScript, and in TypeScript with the answer's interfaces. A function that is called at once: that runs in
 * CommonJS, in a module and in a page, twice in one file and behind a line without a semicolon, and a failure ends a program
 * with its message and an exit code. The body is read as text first, because a fault answers with HTML or nothing at all.
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
      ...sending(request, context),
      'const text = await response.text();',
      typed ? `let answer: ${refusableType(request)};` : 'let answer;',
      reading(request.operation),
      shown(request.operation),
    ];
    const called = calledAtOnce(request.operation, statements);
    return typed ? lines(...interfacesOf(request), called) : called;
  },
};

function sending(request: RequestData, { token }: Context): CodeNode[] {
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
  return [code`body: JSON.stringify(${takesVariables(request) ? 'credentials' : write(request.body, notation)}),`];
}

/** Stops before anything is sent when one is missing: a refused sign-in counts towards a lock. */
function credentials(request: RequestData): CodeNode[] {
  if (request.body === undefined || !takesVariables(request)) return [];
  return [
    code`const credentials = ${write(request.body, notation)};`,
    block(
      'for (const [field, value] of Object.entries(credentials)) {',
      ["if (value === undefined || value === '') throw new Error(`${field} is not in the environment`);"],
      '}',
    ),
  ];
}

function reading(operation: Operation): CodeNode {
  const answered = tokenAnswer(operation);
  return answered ? checked(`!answer?.${answered.token}`) : usual;
}

/** Source: contract: the status alone says nothing, `errorText` comes with 200. */
function checked(refused: string): CodeNode {
  return lines(
    nested('try {', ['answer = JSON.parse(text);']),
    block(
      '} catch {',
      ["throw new Error(`HTTP ${response.status}, not JSON: ${text.slice(0, 200) || 'empty'}`);"],
      '}',
    ),
    block(
      `if (!response.ok || ${refused}) {`,
      ['throw new Error(`HTTP ${response.status}: ${answer?.errorText ?? text.slice(0, 200)}`);'],
      '}',
    ),
  );
}

const usual = new CachedCode(checked('answer?.errorText'));
