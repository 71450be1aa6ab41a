import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Dialect } from '../../src/core/snippets/dialect';
import { goWebsocket } from '../../src/core/snippets/dialects/goWebsocket';
import { pythonWebsockets } from '../../src/core/snippets/dialects/pythonWebsockets';
import { websocket } from '../../src/core/snippets/dialects/websocket';
import { render } from '../../src/core/snippets/render';
import { skipFor } from '../skipFor';
import { request } from '../unit/operations/fixture';
import { serveFrames, type FrameReply } from './frames';
import { goSocketEnvironment, lackingGoSocket, lackingWebsockets, pythonWithWebsockets } from './packages';
import { Folder, lacking, run, type Finished } from './programs';
import { runPythonFile } from './python';

const token = { kind: 'literal', value: 'a-token-that-nobody-may-print' } as const;
/** Node has a WebSocket since 22, with a flag since 20.10. */
const flags = 'WebSocket' in globalThis ? [] : ['--experimental-websocket'];

interface Program {
  readonly dialect: Dialect;
  readonly file: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly env: Readonly<Record<string, string>>;
  readonly lacks: string | undefined;
}

/** A single request in each language that can be run. C# is read by a grammar (grammars.test.ts). */
const programs: readonly Program[] = [
  {
    ...{ dialect: websocket, file: 'one.mjs', command: ['node', ...flags], env: {} },
    lacks: lacking('node', ...flags, '--version'),
  },
  {
    ...{ dialect: pythonWebsockets, file: 'one.py', command: [pythonWithWebsockets], env: {} },
    lacks: lackingWebsockets,
  },
  {
    ...{ dialect: goWebsocket, file: 'one.go', command: ['go', 'run'], env: goSocketEnvironment },
    lacks: lackingGoSocket,
  },
];

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

for (const { dialect, file, command, env, lacks } of programs)
  describe(`${dialect.label} in ${file}, run as a program of its own`, function () {
    this.timeout(60_000);
    const folder = new Folder();
    before(function () {
      if (lacks !== undefined) skipFor(this, `${dialect.label}: ${lacks}`);
    });
    after(() => folder.remove());

    /** @param replies in turn; the last one for all others */
    async function runWith(replies: Replies, operation: string): Promise<Finished & { readonly frames: string[] }> {
      const frames: string[] = [];
      const waiting = [...replies];
      const reply = () => (waiting.length > 1 ? waiting.shift() : waiting[0]);
      const server = createServer();
      server.on('upgrade', (upgrade, socket) => serveFrames(upgrade, socket, (frame) => frames.push(frame), reply));
      await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
      const { port } = server.address() as AddressInfo;
      const data = request(operation, { baseUrl: `http://127.0.0.1:${port}/v1` });
      const path = folder.write(file, render(data, { dialect, token }).plain);
      const [program, ...args] = command;
      const finished = file.endsWith('.py')
        ? await runPythonFile(program, path, { cwd: folder.path })
        : await run(program, [...args, path], { cwd: folder.path, env });
      server.close();
      return { ...finished, frames };
    }

    for (const [at, { name, replies, message }] of faults.entries()) {
      // `go run` compiles each time, because each has an address of its own.
      if (dialect === goWebsocket && at % 4 > 0) continue;
      it(`ends with the service's words and a code after ${name}`, async () => {
        // A read, and a request with a body, which has the loop for penalties.
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
