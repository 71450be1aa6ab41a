import type { RequestData } from '../../operations/buildRequest';
import { tokenResponseOf } from '../tokenResponse';
import type { Dialect, RenderContext } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { interfacesOf } from './interfaces';
import {
  bearer,
  bodyExpression,
  calledAtOnce,
  credentialStatements,
  isTypeScript,
  keyOf,
  parametersOf,
  printAddress,
  printToken,
  searchParams,
} from './javascript';
import { ResponseCheck } from './responseCheck';
import { block, code, lines, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';

/**
 * `fetch` in JavaScript, and in TypeScript with the interfaces of the response. A function that is called immediately runs in
 * CommonJS, in a module and in a page, twice in one file and after a line without a semicolon, and an error ends a program
 * with its message and an exit code. The body is read as text first, because an error may come with HTML or an empty body.
 */
export const fetchDialect: Dialect = {
  ...dialectFacts.fetch,
  indentation: '  ',
  write(request, context) {
    const { operation, page } = request;
    if (page) return printAddress(request, page);
    if (context.requestOnly) {
      const print = tokenResponseOf(operation)
        ? ['const result = await response.json();', ...printToken(operation, 'JSON.stringify(result)')]
        : ['console.log(response.status, await response.text());'];
      return calledAtOnce(operation, [...credentialStatements(request), ...send(request, context), ...print]);
    }
    const typed = isTypeScript(context.language);
    const statements = [
      ...credentialStatements(request),
      ...send(request, context),
      (typed ? typedCheck : check).write(request),
    ];
    const called = calledAtOnce(operation, statements, parametersOf(request, typed));
    return typed ? lines(...interfacesOf(request), called) : called;
  },
};

const LOCATION = "response.headers.get('Location')";
const TEXT = 'const text = await response.text();';
const check = new ResponseCheck(TEXT, '!response.ok', LOCATION, false);
const typedCheck = new ResponseCheck(TEXT, '!response.ok', LOCATION, true);

function send(request: RequestData, { token, requestOnly }: RenderContext): CodeNode[] {
  const url = request.baseUrl + request.path;
  const inline = inlineQuery(request.query);
  const address = inline === undefined ? `\`${url}?\${query}\`` : code`'${url}${inline}'`;
  const headers = request.headers.map(([name, value]) => `${keyOf(name)}: '${value}'`).join(', ');
  const options = [
    // No redirect is followed: credentials and token are for this host alone.
    `${request.method === 'GET' ? '' : `method: '${request.method}', `}redirect: 'manual', signal: AbortSignal.timeout(30_000),`,
    request.authorized
      ? block('headers: {', [`${headers},`, `Authorization: ${bearer(token)},`], '},')
      : `headers: { ${headers} },`,
    ...(request.body === undefined ? [] : [code`body: ${bodyExpression(request, request.body, requestOnly)},`]),
  ];
  return [
    ...(inline === undefined ? [code`const query = ${searchParams(request)};`] : []),
    block(code`const response = await fetch(${address}, {`, options, '});'),
  ];
}
