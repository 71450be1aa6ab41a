import { sendsEvents } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import type { Dialect } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { responseType, interfacesOf } from './interfaces';
import { calledAtOnce, isTypeScript, notation, printResult, searchParams } from './javascript';
import { refusalFieldsOf } from '../refusalFields';
import { declareReasons, isAccepted } from './responseCheck';
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
  ...dialectFacts.websocket,
  indentation: '  ',
  write(request, { token, language }) {
    const typed = isTypeScript(language);
    const promise = `new Promise${typed ? `<${responseType(request)}>` : ''}`;
    return lines(
      ...(typed ? interfacesOf(request) : []),
      calledAtOnce(request.operation, [
        block(`const result = await ${promise}((resolve, reject) => {`, statements(request, token, typed), '});'),
        printResult(request.operation),
      ]),
    );
  },
};

function statements(request: RequestData, token: TokenSource, typed: boolean): CodeNode[] {
  return [
    declareReasons(refusalFieldsOf(request.operation)),
    `const socket = new WebSocket('${request.baseUrl.replace(/^http/i, 'ws')}/websocket');`,
    ...declareSend(request, typed),
    "socket.onerror = () => reject(new Error('No connection'));",
    ...(sendsEvents(request.operation) ? [endOfStream] : [rejectAtEnd]),
    block('socket.onmessage = ({ data }) => {', [...authorize(token), ...handleResponses(request)], '};'),
  ];
}

const rejectAtEnd = 'socket.onclose = ({ code, reason }) => reject(new Error(`Closed with ${code} ${reason}`));';

/** After the response nobody waits for the promise any more. */
const endOfStream = block(
  'socket.onclose = ({ code, reason }) => {',
  [
    'reject(new Error(`Closed with ${code} ${reason}`));',
    'console.error(`Closed with ${code} ${reason}. This program does not connect again.`);',
    "if (typeof process === 'object') process.exitCode = 1;",
  ],
  '};',
);

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

/**
 * A refusal comes with status 200. After a penalty the request is sent once more, with the ticket and another ID. A stream is
 * printed until it is closed.
 */
function handleResponses(request: RequestData): CodeNode[] {
  const { operation } = request;
  const streams = sendsEvents(operation);
  return [
    block(
      `for (const { i, s, d${streams ? ', e' : ''} } of JSON.parse(data.slice(1))) {`,
      [
        nested('if (i === 1 && s === 200) {', ['send(2);']),
        ...(request.body === undefined ? [] : [waitForPenalty]),
        nested('} else if (i) {', [
          `if (s === 200 && ${isAccepted('d')}) resolve(d);`,
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

const waitForPenalty = nested("} else if (i === 2 && d?.['p-ticket'] && !d['p-captcha']) {", [
  "setTimeout(() => send(3, { 'p-ticket': d['p-ticket'] }), d['p-time'] * 1000);",
]);

/** A frame has four lines: endpoint, ID, query, body. */
function declareSend(request: RequestData, typed: boolean): CodeNode[] {
  const { path, body } = request;
  const parameters = [
    typed ? 'id: number' : 'id',
    ...(body === undefined ? [] : [typed ? 'ticket?: object' : 'ticket']),
  ];
  const frame = [
    `'${path.slice(1)}'`,
    'id',
    queryOf(request),
    body === undefined ? "''" : 'JSON.stringify({ ...body, ...ticket })',
  ];
  return [
    ...(body === undefined ? [] : [code`const body = ${write(body, notation)};`]),
    code`const send = (${parameters.join(', ')}) => socket.send([${joined(frame, ', ')}].join('\\n'));`,
  ];
}

function queryOf(request: RequestData): CodeNode {
  const inline = inlineQuery(request.query, '');
  return inline === undefined ? searchParams(request) : code`'${inline}'`;
}
