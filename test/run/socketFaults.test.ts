import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dialect } from '../../src/core/snippets/dialect';
import { goWebsocket } from '../../src/core/snippets/dialects/goWebsocket';
import { pythonWebsockets } from '../../src/core/snippets/dialects/pythonWebsockets';
import { websocket } from '../../src/core/snippets/dialects/websocket';
import { render } from '../../src/core/snippets/render';
import { refuseUpgrade } from '../sandbox/sockets/handshake';
import { skipFor } from '../skipFor';
import { request } from '../unit/operations/fixture';
import { serveFrames, type FrameReply } from './frames';
import { GoPrograms } from './goPrograms';
import { goSocketEnvironment, lackingGoSocket, lackingWebsockets, pythonWithWebsockets } from './packages';
import { Folder, lacking, run, type Finished } from './programs';
import { runPythonFile } from './python';

const token = { kind: 'literal', value: 'a-token-that-nobody-may-print' } as const;
/** Node has a WebSocket since 22, with a flag since 20.10. */
const flags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];

interface Program {
  readonly dialect: Dialect;
  readonly file: string;
  /** Runs the file; absent: it is built. */
  readonly command?: readonly [program: string, ...args: string[]];
  readonly lacks: string | undefined;
}

/** A single request in each language that can be run. C# is read by a grammar (grammars.test.ts). */
const programs: readonly Program[] = [
  {
    ...{ dialect: websocket, file: 'one.mjs', command: ['node', ...flags] },
    lacks: lacking('node', ...flags, '--version'),
  },
  {
    ...{ dialect: pythonWebsockets, file: 'one.py', command: [pythonWithWebsockets] },
    lacks: lackingWebsockets,
  },
  {
    ...{ dialect: goWebsocket, file: 'one.go' },
    lacks: lackingGoSocket,
  },
];

/** A read, and a request with a body, which has the loop for penalties. */
const operations = ['accountList', 'cancelOrder'] as const;

/** `undefined`: the connection is closed instead. */
type Replies = readonly (FrameReply | undefined)[];

/** The first reply is to `authorize`. Source: streams, "Errors inside frames". */
const faults: readonly { readonly name: string; readonly replies: Replies; readonly message: RegExp }[] = [
  { name: '401 to the token', replies: [{ s: 401, d: 'Access is denied' }], message: /401.*Access is denied/ },
  { name: '429 to the token', replies: [{ s: 429 }], message: /429/ },
  {
    name: 'an end after the token',
    replies: [undefined],
    message: /Closed with 1005|connection was closed|ConnectionClosed/,
  },
  ...[
    { name: 'an end', reply: undefined, message: /Closed with 1005|connection was closed|ConnectionClosed/ },
    { name: '429', reply: { s: 429 }, message: /429/ },
    { name: '429 to an id as text', reply: { s: 429, i: '2' }, message: /429/ },
    { name: '401', reply: { s: 401, d: 'Access is denied' }, message: /401.*Access is denied/ },
    { name: '404', reply: { s: 404, d: 'Not found: x' }, message: /404.*Not found/ },
    { name: '500', reply: { s: 500, d: 'Internal Server Error' }, message: /500.*Internal Server Error/ },
    { name: 'an error text', reply: { s: 200, d: { errorText: 'Invalid id' } }, message: /Invalid id/ },
    {
      name: 'the refusal of an order',
      reply: { s: 200, d: { failureReason: 'UnknownReason', failureText: 'Access is denied' } },
      message: /UnknownReason.*Access is denied/,
    },
    {
      name: 'a penalty with a CAPTCHA',
      reply: { s: 200, d: { 'p-ticket': 'ticket', 'p-time': 60, 'p-captcha': true } },
      message: /p-captcha/,
    },
  ].map(({ name, reply, message }) => ({ name, replies: [{ s: 200 }, reply], message })),
];

for (const { dialect, file, command, lacks } of programs)
  describe(`${dialect.label} in ${file}, run as a program of its own`, function () {
    this.timeout(60_000);
    const folder = new Folder();
    let reply: () => FrameReply | undefined = () => undefined;
    let frames: string[] = [];
    const server = createServer();
    let redirect: string | undefined;
    server.on('upgrade', (upgrade, socket) => {
      if (redirect !== undefined) {
        refuseUpgrade(socket, 307, 'Temporary Redirect', `Location: ${redirect}\r\n`);
        return;
      }
      serveFrames(
        upgrade,
        socket,
        (frame) => frames.push(frame),
        () => reply(),
      );
    });
    let built: GoPrograms | undefined;
    before(async function () {
      if (lacks !== undefined) skipFor(this, `${dialect.label}: ${lacks}`);
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      if (command) return;
      const texts = operations.map((operation) => [operation, textOf(operation)] as const);
      built = await GoPrograms.build(new Map(texts), goSocketEnvironment);
    });
    after(() => {
      folder.remove();
      built?.remove();
      server.close();
    });

    function textOf(operation: string): string {
      const { port } = server.address() as AddressInfo;
      return render(request(operation, { baseUrl: `http://127.0.0.1:${port}/v1` }), { dialect, token }).plain;
    }

    /** @param replies in turn; the last one for all others */
    async function runWith(
      replies: Replies,
      operation: (typeof operations)[number],
    ): Promise<Finished & { readonly frames: readonly string[] }> {
      const waiting = [...replies];
      reply = () => (waiting.length > 1 ? waiting.shift() : waiting[0]);
      const received = (frames = []);
      return { ...(await runProgram(operation)), frames: received };
    }

    it('does not follow a redirect', async () => {
      const other = createServer();
      const received: string[] = [];
      other.on('upgrade', (upgrade, socket) => serveFrames(upgrade, socket, (frame) => received.push(frame)));
      await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
      redirect = `ws://localhost:${(other.address() as AddressInfo).port}/v1/websocket`;
      const { code } = await runProgram('cancelOrder');
      redirect = undefined;
      other.close();
      assert.notEqual(code, 0);
      assert.deepEqual(received, []);
    });

    async function runProgram(operation: string): Promise<Finished> {
      const options = { cwd: folder.path };
      if (!command) {
        assert.ok(built);
        const { program, env } = built.command(operation);
        return run(program, [], { ...options, env });
      }
      const [program, ...args] = command;
      const path = folder.write(file, textOf(operation));
      return file.endsWith('.py') ? runPythonFile(program, path, options) : run(program, [...args, path], options);
    }

    for (const [at, { name, replies, message }] of faults.entries()) {
      it(`ends with the service's words and a code after ${name}`, async () => {
        const { code, stdout, stderr, frames } = await runWith(replies, at % 2 === 0 ? 'cancelOrder' : 'accountList');
        assert.notEqual(code, 0);
        assert.match(stderr + stdout, message);
        assert.ok(!(stdout + stderr).includes(token.value), 'the token is printed');
        assert.equal(frames.length, replies.length);
      });
    }

    for (const d of [
      { failureReason: 'Success', orderId: 1 },
      { errorText: '', 'p-captcha': false },
      [{ errorText: 'x' }],
    ])
      it(`ends well after ${JSON.stringify(d)}`, async () => {
        const { code, stderr } = await runWith([{ s: 200 }, { s: 200, d }], 'cancelOrder');
        assert.equal(code, 0, stderr);
      });

    it('waits for a penalty and sends the whole body again, once, with the ticket', async () => {
      const penalty = { s: 200, d: { 'p-ticket': 'the "ticket"', 'p-time': 1 } };
      const begunAt = performance.now();
      const { code, stdout, frames } = await runWith(
        [{ s: 200 }, penalty, { s: 200, d: { commandId: 7 } }],
        'cancelOrder',
      );
      assert.equal(code, 0);
      assert.match(stdout, /commandId/);
      const [, first, second, ...others] = frames.map((frame) => frame.split('\n'));
      assert.deepEqual(others, []);
      assert.deepEqual([first?.[0], second?.[0]], ['order/cancelorder', 'order/cancelorder']);
      assert.notEqual(first?.[1], second?.[1], 'each request has its own id');
      const bodyOf = (frame: readonly string[] = []) => JSON.parse(frame.slice(3).join('\n')) as object;
      assert.deepEqual(bodyOf(second), { ...bodyOf(first), 'p-ticket': 'the "ticket"' });
      assert.ok(performance.now() - begunAt >= 1000);
    });

    it('takes a second penalty for an error', async () => {
      const penalty = { s: 200, d: { 'p-ticket': 'ticket', 'p-time': 0 } };
      const { code, frames } = await runWith([{ s: 200 }, penalty], 'cancelOrder');
      assert.notEqual(code, 0);
      assert.equal(frames.length, 3);
    });
  });
