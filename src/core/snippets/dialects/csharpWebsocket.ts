import { sendsEvents } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import type { Dialect } from '../dialect';
import { block, CachedCode, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { dialectFacts } from '../dialectFacts';
import { perRefusalFields } from '../refusalFields';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { inlineQuery } from '../writeQuery';
import { quotedSlot, write } from '../writeValue';
import { environment, NODES, notation } from './csharp';

/**
 * The request over a WebSocket, in C# on .NET 6 and newer without packages. For market data, build it with the market data
 * host and the market data token. Source: contract, "WebSocket".
 */
export const csharpWebsocket: Dialect = {
  ...dialectFacts['csharp-websocket'],
  indentation: '    ',
  write(request, { token }) {
    const url = `${request.baseUrl.replace(/^http/i, 'ws')}/websocket`;
    const { body } = request;
    return lines(
      ...environment(request),
      'using var socket = new System.Net.WebSockets.ClientWebSocket();',
      ...(body === undefined ? [] : [code`var body = ${write(body, notation)};`]),
      helpers,
      declareSend(request),
      `await socket.ConnectAsync(new Uri("${url}"), CancellationToken.None);`,
      block(
        'while (true) {',
        [
          'var frame = await Read();',
          authorize(token),
          "if (!frame.StartsWith('a')) continue;",
          block(`foreach (var message in ${NODES}.JsonNode.Parse(frame[1..])!.AsArray()) {`, handle(request), '}'),
        ],
        '}',
      ),
    );
  },
};

/** Only one frame may be on its way at a time, and the heartbeat is sent whatever else happens. */
const helpers = new CachedCode(
  lines(
    'var gate = new SemaphoreSlim(1);',
    block(
      'async Task Write(string text) {',
      [
        'var bytes = new ArraySegment<byte>(System.Text.Encoding.UTF8.GetBytes(text));',
        'await gate.WaitAsync();',
        'try { await socket.SendAsync(bytes, System.Net.WebSockets.WebSocketMessageType.Text, true, CancellationToken.None); }',
        'finally { gate.Release(); }',
      ],
      '}',
    ),
    block(
      'async Task Beat() {',
      [block('while (true) {', ['await Task.Delay(2500);', 'await Write("[]");'], '}')],
      '}',
    ),
    block(
      'async Task<string> Read() {',
      [
        'var buffer = new byte[65536];',
        'using var content = new MemoryStream();',
        block(
          'while (true) {',
          [
            'var part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);',
            block(
              'if (part.MessageType == System.Net.WebSockets.WebSocketMessageType.Close) {',
              [
                'throw new IOException($"Closed with {part.CloseStatus} {part.CloseStatusDescription}. This program does not connect again.");',
              ],
              '}',
            ),
            'content.Write(buffer, 0, part.Count);',
            'if (part.EndOfMessage) return System.Text.Encoding.UTF8.GetString(content.ToArray());',
          ],
          '}',
        ),
      ],
      '}',
    ),
  ),
);

/** A frame has four lines: endpoint, id, query, body. The program encodes free text when it runs. */
function declareSend(request: RequestData): CodeNode {
  const inline = inlineQuery(request.query, '');
  const entries = request.query.map(({ name, value }, index): CodeNode => {
    const text = value.kind === 'given' ? jsonString(value.value) : quotedSlot(value, jsonString);
    return code`"${index === 0 ? '' : '&'}${name}=" + Uri.EscapeDataString(${text})`;
  });
  const query = inline === undefined ? joined(entries, ' + ') : code`"${inline}"`;
  const text = request.body === undefined ? '""' : 'body.ToJsonString()';
  return code`Task Send(int id) => Write(string.Join("\\n", "${request.path.slice(1)}", id, ${query}, ${text}));`;
}

/** The token is sent raw, without quotes. */
function authorize(token: TokenSource): CodeNode {
  const raw =
    token.kind === 'literal' ? jsonString(token.value) : `Environment.GetEnvironmentVariable("${token.variable}")`;
  return block('if (frame == "o") {', [`await Write("authorize\\n1\\n\\n" + ${raw});`, '_ = Beat();'], '}');
}

/** A refusal comes with status 200. After a penalty the request is sent once more, with the ticket and another id. */
function handle({ operation, body }: RequestData): CodeNode[] {
  const isStream = sendsEvents(operation);
  return [
    'var id = message!["i"]?.ToString();',
    'var result = message["d"];',
    `var fields = result as ${NODES}.JsonObject;`,
    nested('if (id == "1" && (int)message["s"]! == 200) {', ['await Send(2);']),
    ...(body === undefined ? [] : [waitForPenalty]),
    nested('} else if (id is not null) {', [
      refuse(operation),
      'Console.WriteLine(result);',
      ...(isStream ? [] : ['return;']),
    ]),
    ...(isStream
      ? [
          block(
            '} else if (message["e"] is not null) {',
            ['Console.WriteLine($"{message["e"]} {result?.ToJsonString()}");'],
            '}',
          ),
        ]
      : ['}']),
  ];
}

const waitForPenalty = nested(
  '} else if (id == "2" && fields?["p-ticket"] is not null && fields["p-captcha"]?.ToString() != "true") {',
  [
    'await Task.Delay(TimeSpan.FromSeconds((double)fields["p-time"]!));',
    'body["p-ticket"] = fields["p-ticket"]!.ToString();',
    'await Send(3);',
  ],
);

const refuse = perRefusalFields(
  (fields) =>
    new CachedCode(
      lines(
        `var reasons = new[] { ${fields.map(jsonString).join(', ')} };`,
        'var isRefused = reasons.Any(name => !new[] { null, "", "[]", "false", "Success" }.Contains(fields?[name]?.ToString()));',
        'if (isRefused || (int)message["s"]! != 200) throw new InvalidOperationException($"Refused: {message.ToJsonString()}");',
      ),
    ),
);
