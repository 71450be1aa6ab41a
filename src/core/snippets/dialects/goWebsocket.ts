import { sendsEvents } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import type { Dialect } from '../dialect';
import { block, CachedCode, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { dialectFacts } from '../dialectFacts';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { inlineQuery } from '../writeQuery';
import { hasVariables, quotedSlot } from '../writeValue';
import { bodyStatements, failed, refuse } from './go';

/**
 * The request over a WebSocket, in Go 1.18 and newer with gorilla/websocket. For market data, build it with the market data
 * host and the market data token. Source: contract, "WebSocket".
 */
export const goWebsocket: Dialect = {
  ...dialectFacts['go-websocket'],
  indentation: '    ',
  write(request, { token }) {
    return lines(
      'package main',
      '',
      block('import (', [...imports(request, token).map(jsonString), '', '"github.com/gorilla/websocket"'], ')'),
      '',
      block('func main() {', statements(request, token), '}'),
    );
  },
};

/** Go refuses a program that imports what it doesn't use. */
function imports(request: RequestData, token: TokenSource): readonly string[] {
  const variables = hasVariables(request);
  return [
    ...['encoding/json', 'fmt', 'log'],
    ...(inlineQuery(request.query, '') === undefined ? ['net/url'] : []),
    ...(variables || token.kind === 'reference' ? ['os'] : []),
    ...(variables ? ['regexp'] : []),
    ...['sync', 'time'],
  ];
}

function statements(request: RequestData, token: TokenSource): CodeNode[] {
  const url = `${request.baseUrl.replace(/^http/i, 'ws')}/websocket`;
  const raw = token.kind === 'literal' ? jsonString(token.value) : `os.Getenv("${token.variable}")`;
  return [
    ...bodyStatements(request),
    `socket, _, err := websocket.DefaultDialer.Dial("${url}", nil)`,
    failed,
    declareWrite,
    declareSend(request),
    block(
      'for {',
      [receive, authorize(raw), parse, block('for _, each := range messages {', handle(request), '}')],
      '}',
    ),
  ];
}

/** The heartbeat is written by another goroutine. */
const declareWrite = new CachedCode(
  lines(
    'var lock sync.Mutex',
    block(
      'write := func(text string) {',
      ['lock.Lock()', 'defer lock.Unlock()', 'socket.WriteMessage(websocket.TextMessage, []byte(text))'],
      '}',
    ),
  ),
);

/** A frame has four lines: endpoint, id, query, body. */
function declareSend(request: RequestData): CodeNode {
  const text = request.body === undefined ? '""' : 'body';
  const endpoint = request.path.slice(1);
  return block(
    'send := func(id int) {',
    [code`write(fmt.Sprintf("%s\\n%d\\n%s\\n%s", "${endpoint}", id, ${query(request)}, ${text}))`],
    '}',
  );
}

/** The program encodes free text when it runs. */
function query(request: RequestData): CodeNode {
  const inline = inlineQuery(request.query, '');
  if (inline !== undefined) return code`"${inline}"`;
  const entries = request.query.map(({ name, value }, index): CodeNode => {
    const text = value.kind === 'given' ? jsonString(value.value) : quotedSlot(value, jsonString);
    return code`"${index === 0 ? '' : '&'}${name}="+url.QueryEscape(${text})`;
  });
  return joined(entries, '+');
}

const receive = new CachedCode(
  lines(
    '_, frame, err := socket.ReadMessage()',
    block(
      'if err != nil {',
      ['log.Fatalf("The connection was closed (%v). This program does not connect again.", err)'],
      '}',
    ),
  ),
);

/** The token is sent raw, without quotes. The client must send heartbeats, whatever it receives. */
function authorize(raw: string): CodeNode {
  return block(
    'if string(frame) == "o" {',
    [
      `write("authorize\\n1\\n\\n" + ${raw})`,
      block('go func() {', [block('for range time.Tick(2500 * time.Millisecond) {', ['write("[]")'], '}')], '}()'),
    ],
    '}',
  );
}

const parse = new CachedCode(
  lines(
    block("if len(frame) == 0 || frame[0] != 'a' {", ['continue'], '}'),
    block('var messages []struct {', ['I json.Number', 'S int', 'D json.RawMessage', 'E string'], '}'),
    'json.Unmarshal(frame[1:], &messages)',
  ),
);

/** A refusal comes with status 200. After a penalty the request is sent once more, with the ticket and another id. */
function handle({ operation, body }: RequestData): CodeNode[] {
  const isStream = sendsEvents(operation);
  return [
    'text := each.D',
    'var fields map[string]any',
    'json.Unmarshal(text, &fields)',
    'switch {',
    ...(isStream ? [nested('case each.E != "":', ['fmt.Println(each.E, string(text))'])] : []),
    nested('case each.I == "1" && each.S == 200:', ['send(2)']),
    ...(body === undefined ? [] : [waitForPenalty]),
    nested('case each.I != "":', [
      block('if each.S != 200 {', ['log.Fatalf("Refused: %d %s", each.S, text)'], '}'),
      refuse(operation),
      'fmt.Println(string(text))',
      ...(isStream ? [] : ['return']),
    ]),
    '}',
  ];
}

const waitForPenalty = nested('case each.I == "2" && fields["p-ticket"] != nil && fields["p-captcha"] != true:', [
  'seconds, _ := fields["p-time"].(float64)',
  'time.Sleep(time.Duration(seconds * float64(time.Second)))',
  'members := map[string]json.RawMessage{}',
  'json.Unmarshal([]byte(body), &members)',
  'members["p-ticket"], _ = json.Marshal(fields["p-ticket"])',
  'again, _ := json.Marshal(members)',
  'body = string(again)',
  'send(3)',
]);
