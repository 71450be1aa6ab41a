import type { RequestData } from '../../operations/buildRequest';
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
import { tokenResponseOf } from '../tokenResponse';
import { inlineQuery } from '../writeQuery';

/**
 * JavaScript and TypeScript with the package `axios`, imported where it is used: that works in CommonJS and in a module. Its
 * own errors print headers and body, with the token and the password: only their message is passed on. No status is an error, and
 * the response stays text until it is checked.
 */
export const axios: Dialect = {
  ...dialectFacts.axios,
  indentation: '  ',
  write(request, context) {
    const { operation, page } = request;
    if (page) return printAddress(request, page);
    const statements = [
      ...credentialStatements(request),
      "const { default: axios } = await import('axios');",
      ...send(request, context),
    ];
    if (context.requestOnly) {
      const print = tokenResponseOf(operation)
        ? ['const result = JSON.parse(response.data);', ...printToken(operation, 'response.data')]
        : ['console.log(response.status, response.data);'];
      return calledAtOnce(operation, [...statements, ...print]);
    }
    const typed = isTypeScript(context.language);
    const all = [...statements, (typed ? typedCheck : check).write(request)];
    const called = calledAtOnce(operation, all, parametersOf(request, typed));
    return typed ? lines(...interfacesOf(request), called) : called;
  },
};

const LOCATION = 'response.headers.location';
const IS_ERROR = 'response.status >= 300';
const check = new ResponseCheck('const text = response.data;', IS_ERROR, LOCATION, false);
const typedCheck = new ResponseCheck('const text: string = response.data;', IS_ERROR, LOCATION, true);

function send(request: RequestData, { token, requestOnly, language }: RenderContext): CodeNode[] {
  const inline = inlineQuery(request.query);
  const options = [
    `method: '${request.method}',`,
    [`url: '${request.baseUrl}${request.path}`, inline ?? '', "',"],
    ...(inline === undefined ? [code`params: ${searchParams(request)},`] : []),
    block(
      'headers: {',
      [
        ...request.headers.map(([name, value]) => `${keyOf(name)}: '${value}',`),
        // Without a body, it would say that it is a form.
        ...(request.method === 'POST' && request.body === undefined ? ["'Content-Type': false,"] : []),
        ...(request.authorized ? [`Authorization: ${bearer(token)},`] : []),
      ],
      '},',
    ),
    // Text or a form: axios would copy an object, and lose a member called `__proto__`.
    ...(request.body === undefined ? [] : [code`data: ${bodyExpression(request, request.body, requestOnly)},`]),
    // Credentials and token are for this host alone.
    'maxRedirects: 0,',
    'timeout: 30_000,',
    'validateStatus: () => true,',
    'transformResponse: (text) => text,',
  ];
  const error = isTypeScript(language) ? '{ message }: Error' : '{ message }';
  return [
    block(
      'const response = await axios.request({',
      options,
      block(`}).catch((${error}) => {`, ['throw new Error(message);'], '});'),
    ),
  ];
}
