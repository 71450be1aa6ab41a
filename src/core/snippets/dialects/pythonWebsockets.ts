import { sendsEvents } from '../../operations/socketOperations';
import type { RequestData } from '../../operations/buildRequest';
import type { Operation } from '../../operations/catalog';
import type { Dialect } from '../dialect';
import { block, CachedCode, code, lines, nested, type CodeNode } from '../codeBuilder';
import { dialectFacts } from '../dialectFacts';
import { refusalFieldsOf } from '../refusalFields';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { inlineQuery } from '../writeQuery';
import { bodyStatements, environmentModules, importLines, queryDictionary, runMain } from './pythonCode';

/**
 * The request over a WebSocket, in Python 3.8 and newer with the package `websockets`. For market data, build it with the
 * market data host and the market data token. Source: contract, "WebSocket".
 */
export const pythonWebsockets: Dialect = {
  ...dialectFacts['python-websockets'],
  indentation: '    ',
  write(request, context) {
    const { token } = context;
    const url = `${request.baseUrl.replace(/^http/i, 'ws')}/websocket`;
    const modules = ['asyncio', 'json', ...environmentModules(request, token)];
    const needsQuery = inlineQuery(request.query) === undefined;
    return lines(
      ...importLines([...modules, ...(needsQuery ? ['urllib.parse'] : [])]),
      '',
      'import websockets',
      '',
      '',
      noRedirects,
      '',
      '',
      nested('async def main():', [
        ...bodyStatements(request),
        nested(`async with Connect("${url}", max_size=None) as socket:`, statements(request, token)),
      ]),
      '',
      '',
      runMain(context),
    );
  },
};

const noRedirects = new CachedCode(
  nested('class Connect(websockets.connect):', [
    '"""Follows no redirect: the token is for this host alone."""',
    '',
    'MAX_REDIRECTS_ALLOWED = 1  # for older versions of the package: one attempt',
    '',
    nested('def process_redirect(self, error):  # for newer ones', ['return error']),
  ]),
);

/** The token is sent raw, without quotes. The client must send heartbeats, whatever it receives. */
function statements(request: RequestData, token: TokenSource): CodeNode[] {
  const raw = token.kind === 'literal' ? jsonString(token.value) : `os.environ["${token.variable}"]`;
  const isStream = sendsEvents(request.operation);
  return [
    ...declareSend(request),
    '',
    open,
    `await socket.send("\\n".join(["authorize", "1", "", ${raw}]))`,
    nested('async for frame in socket:', [
      nested('for message in json.loads(frame[1:]) if frame.startswith("a") else []:', handle(request, isStream)),
    ]),
    'raise SystemExit("The connection was closed. This program does not connect again.")',
  ];
}

const open = new CachedCode(
  lines(
    nested('async def beat():', [nested('while True:', ['await asyncio.sleep(2.5)', 'await socket.send("[]")'])]),
    '',
    nested('while await socket.recv() != "o":', ['pass']),
    'heartbeat = asyncio.ensure_future(beat())',
  ),
);

/** A frame has four lines: endpoint, id, query, body. */
function declareSend(request: RequestData): CodeNode[] {
  const { path, body } = request;
  const inline = inlineQuery(request.query, '');
  const query = inline === undefined ? code`urllib.parse.urlencode(${queryDictionary(request)})` : code`"${inline}"`;
  const text = body === undefined ? '""' : 'json.dumps({**body, **ticket})';
  const parameters = body === undefined ? 'number' : 'number, ticket';
  return [
    nested(`async def send(${parameters}):`, [
      code`await socket.send("\\n".join(["${path.slice(1)}", str(number), ${query}, ${text}]))`,
    ]),
  ];
}

/** A refusal comes with status 200. After a penalty the request is sent once more, with the ticket and another id. */
function handle({ body, operation }: RequestData, isStream: boolean): CodeNode[] {
  const first = body === undefined ? 'await send(2)' : 'await send(2, {})';
  return [
    'number, result = message.get("i"), message.get("d")',
    'fields = result if isinstance(result, dict) else {}',
    ...(isStream ? [nested('if "e" in message:', ['print(message["e"], json.dumps(result), flush=True)'])] : []),
    nested(`${isStream ? 'el' : ''}if number == 1 and message["s"] == 200:`, [first]),
    ...(body === undefined ? [] : [waitForPenalty]),
    nested('elif number:', [
      nested(isRefused(operation), ['raise SystemExit(f"Refused: {message[\'s\']} {json.dumps(result)}")']),
      isStream ? 'print(json.dumps(result), flush=True)' : block('print(json.dumps(result, indent=2))', [], 'return'),
    ]),
  ];
}

const waitForPenalty = nested('elif number == 2 and "p-ticket" in fields and not fields.get("p-captcha"):', [
  'await asyncio.sleep(fields["p-time"])',
  'await send(3, {"p-ticket": fields["p-ticket"]})',
]);

function isRefused(operation: Operation): string {
  const fields = refusalFieldsOf(operation).map(jsonString).join(', ');
  return `if message["s"] != 200 or any((fields.get(name) or "Success") != "Success" for name in [${fields}]):`;
}
