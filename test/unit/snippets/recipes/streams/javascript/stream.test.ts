import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { toPlain } from '../../../../../../src/core/snippets/codeWriter';
import { recipeById } from '../../../../../../src/core/snippets/recipes/recipes';
import { writeJavaScript } from '../../../../../../src/core/snippets/recipes/streams/javascript/index';
import { streamParts } from '../../../../../../src/core/snippets/recipes/streams/javascript/stream';
import { settle } from '../../../../fakes';
import { context, describeParts } from '../../checks';

describeParts('parts of streams in JavaScript: stream', streamParts);

class Socket {
  static readonly OPEN = 1;
  static last = new Socket();
  readyState = Socket.OPEN;
  readonly sent: string[] = [];
  onmessage: ((event: { data: string }) => void) | null = null;

  constructor() {
    Socket.last = this;
  }

  send(text: string): void {
    this.sent.push(text);
  }

  close(): void {
    this.readyState = 3;
  }
}

interface Stream {
  connect(): Promise<void>;
  request(endpoint: string): Promise<unknown>;
}

type StreamClass = new (options: {
  readonly url: string;
  readonly token: () => string;
  readonly subscribe: () => Promise<void>;
  readonly onEvent: (event: unknown, stream: Stream) => Promise<void>;
}) => Stream;

/** The class of the program, without its beginning and end. */
function streamClass(): StreamClass {
  const recipe = recipeById('streamAccount');
  assert.ok(recipe);
  const [code] = toPlain(writeJavaScript(recipe, context), '  ').split('async function main()');
  const globals = { WebSocket: Socket, process: { env: {} }, setTimeout, clearTimeout, setInterval, clearInterval };
  return runInNewContext(`${code}; Stream`, globals) as StreamClass;
}

describe('a stream in JavaScript that ends', () => {
  it('has the reason of the service, although a handler of its last events sends a request', async () => {
    const Stream = streamClass();
    const stream = new Stream({
      url: 'wss://x.invalid',
      token: () => 'invented-token',
      subscribe: () => Promise.resolve(),
      onEvent: async (_event, self) => void (await self.request('contract/item')),
    });
    const ended = stream.connect();
    const { last } = Socket;
    for (const data of ['o', 'a[{"s":200,"i":1}]']) last.onmessage?.({ data });
    await settle();
    last.onmessage?.({ data: 'a[{"e":"props","d":{}},{"e":"shutdown","d":{"reasonCode":"IPQuotaReached"}}]' });
    await assert.rejects(ended, /IPQuotaReached/);
    assert.deepEqual(
      last.sent.filter((text) => text !== '[]').map((text) => text.split('\n')[0]),
      ['authorize'],
    );
  });
});
