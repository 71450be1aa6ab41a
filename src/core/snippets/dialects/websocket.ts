import { sendsEvents } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import type { Dialect } from '../dialect';
import { responseType, interfacesOf } from './interfaces';
import { calledAtOnce, isTypeScript, notation, printResult, searchParams } from './javascript';
import { block, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { jsString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { write } from '../writeValue';

/**
 * The request over a WebSocket, in JavaScript: browsers have it built in, Node since 22. For market data, build the request
 * with the market data host and use `mdAccessToken` as the token. Source: contract, "WebSocket".
 */
export const websocket: Dialect = {
  id: 'websocket',
  label: 'WebSocket',
  languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
  fences: [],
  indentation: '  ',
  supports: ({ authorized }) => authorized,
  write(request, { token, language }) {
    const typed = isTypeScript(language);
    const promise = `new Promise${typed ? `<${responseType(request)}>` : ''}`;
    return lines(
      ...(typed ? interfacesOf(request) : []),
      calledAtOnce(request.operation, [
        block(`const result = await ${promise}((resolve, reject) => {`, statements(request, token), '});'),
        printResult(request.operation),
      ]),
    );
  },
};

function statements(request: RequestData, token: TokenSource): CodeNode[] {
  return [
    `const socket = new WebSocket('${request.baseUrl.replace(/^http/i, 'ws')}/websocket');`,
    "socket.onerror = () => reject(new Error('No connection'));",
    'socket.onclose = ({ code, reason }) => reject(new Error(`Closed with ${code} ${reason}`));',
    block('socket.onmessage = ({ data }) => {', [...authorize(token), ...handleResponses(request)], '};'),
  ];
}

/** The token is sent raw, without quotes. The client must send heartbeats, whatever it receives. */
function authorize(token: TokenSource): CodeNode[] {
  const raw = token.kind === 'literal' ? jsString(token.value) : `process.env.${token.variable}`;
  return [
    block(
      "if (data === 'o') {",
      [
        `socket.send(['authorize', 1, '', ${raw}].join('\\n'));`,
        "const heartbeat = setInterval(() => socket.send('[]'), 2500);",
        "socket.addEventListener('close', () => clearInterval(heartbeat));",
      ],
      '}',
    ),
    "if (!data.startsWith('a')) return;",
  ];
}

/** A frame has four lines: endpoint, ID, query, body. A stream is printed until it is closed. */
function handleResponses(request: RequestData): CodeNode[] {
  const frame = [`'${request.path.slice(1)}'`, '2', queryOf(request), bodyOf(request)];
  const { operation } = request;
  const streams = sendsEvents(operation);
  return [
    block(
      `for (const { i, s, d${streams ? ', e' : ''} } of JSON.parse(data.slice(1))) {`,
      [
        nested('if (i === 1 && s === 200) {', [code`socket.send([${joined(frame, ', ')}].join('\\n'));`]),
        nested('} else if (i === 1 || i === 2) {', [
          'if (s === 200 && !d?.errorText) resolve(d);',
          'else reject(new Error(`${s}: ${JSON.stringify(d)}`));',
          ...(streams ? [] : ['socket.close();']),
        ]),
        ...(streams ? [nested('} else if (e) {', ['console.log(e, JSON.stringify(d));'])] : []),
        '}',
      ],
      '}',
    ),
  ];
}

function queryOf(request: RequestData): CodeNode {
  const inline = inlineQuery(request.query, '');
  return inline === undefined ? searchParams(request) : code`'${inline}'`;
}

function bodyOf({ body }: RequestData): CodeNode {
  return body === undefined ? "''" : code`JSON.stringify(${write(body, notation)})`;
}
