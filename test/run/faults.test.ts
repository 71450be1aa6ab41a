import assert from 'node:assert/strict';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { basename, join } from 'node:path';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { freePort } from '../freePort';
import { skipFor } from '../skipFor';
import { request } from '../unit/operations/fixture';
import {
  addAxios,
  goEnvironment,
  lackingAxios,
  lackingGo,
  lackingHttpx,
  lackingPython,
  lackingRequests,
  python,
  pythonWithHttpx,
} from './packages';
import { Folder, lacking, run, type Finished } from './programs';
import { runPythonFile } from './python';
import { startRecorder, type Received, type Recorder, type Reply } from './recorder';

const token = { kind: 'literal', value: 'a-token-that-nobody-may-print' } as const;

/** A sign-in: the secrets that it sends. */
const credentials = {
  TRADOVATE_USERNAME: 'name',
  TRADOVATE_PASSWORD: 'a-password-that-nobody-may-print',
  TRADOVATE_APP_ID: 'app',
  TRADOVATE_APP_VERSION: '1.0',
  TRADOVATE_DEVICE_ID: 'device',
  TRADOVATE_CID: '8',
  TRADOVATE_SEC: 'a-secret-that-nobody-may-print',
};
const secrets = [token.value, credentials.TRADOVATE_PASSWORD, credentials.TRADOVATE_SEC];

const json = (body: object): Reply => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });

/** The only operation whose response has no body. */
const EMPTY_RESPONSE = 'expire-market-data-subscription';

/** Source: contract, "Refusal and faults" and "Refusals with HTTP 200"; tradovate-orders, "What the response means". */
const faults: readonly (Reply & { readonly name: string; readonly message: RegExp; readonly to?: string })[] = [
  { name: 'an error text', ...json({ ok: false, errorText: 'Invalid id' }), message: /Invalid id/ },
  {
    name: 'the refusal of an order',
    ...json({ failureReason: 'UnknownReason', failureText: 'Access is denied' }),
    message: /UnknownReason.*Access is denied/s,
  },
  { name: 'a reason alone', ...json({ failureReason: 'NoQuote' }), message: /NoQuote/ },
  { name: 'a text alone', ...json({ failureReason: 'Success', failureText: 'Too late' }), message: /Too late/ },
  {
    name: 'violations',
    ...json({ violations: [{ constraint: 'orderId', value: 0, description: 'Bad id' }] }),
    message: /orderId.*Bad id/s,
  },
  {
    name: 'a penalty with a CAPTCHA',
    ...json({ 'p-ticket': 'ticket', 'p-time': 60, 'p-captcha': true, 'p-message': 'Prove it' }),
    message: /p-captcha.*Prove it/s,
  },
  { name: 'a CAPTCHA alone', ...json({ 'p-captcha': true }), message: /p-captcha/ },
  {
    name: 'JSON with 400',
    status: 400,
    type: 'application/json',
    body: '{"violations":[{"description":"Bad id"}]}',
    message: /400.*Bad id|Bad id.*400/s,
  },
  {
    name: 'a plain 500',
    status: 500,
    type: 'text/plain',
    body: 'Internal Server Error, error id: 1',
    message: /500.*Internal Server Error|Internal Server Error.*500/s,
  },
  { name: 'a 401', status: 401, type: 'text/plain', body: 'Access is denied', message: /Access is denied/ },
  { name: 'an empty 401', status: 401, type: 'text/plain', body: '', message: /HTTP 401/ },
  { name: 'an empty 429', status: 429, type: 'text/plain', body: '', message: /HTTP 429/ },
  { name: 'an empty 200', status: 200, type: 'application/json', body: '', message: /HTTP 200/ },
  {
    name: 'HTML with 200',
    status: 200,
    type: 'text/html',
    body: '<html>Maintenance</html>',
    message: /Maintenance/,
  },
  {
    name: 'HTML with 502',
    status: 502,
    type: 'text/html',
    body: '<html>Bad gateway</html>',
    message: /502.*Bad gateway|Bad gateway.*502/s,
  },
  {
    name: 'the rejection of a dry run',
    ...json({ rejectReason: 'MaxOrderQtyLimitReached' }),
    to: 'dry-run',
    message: /MaxOrderQtyLimitReached/,
  },
  { name: 'an error code', ...json({ errorCode: 'UnknownSymbol' }), message: /UnknownSymbol/ },
  {
    name: 'HTML in place of an empty body',
    status: 200,
    type: 'text/html',
    body: '<html>Maintenance</html>',
    to: EMPTY_RESPONSE,
    message: /Maintenance/,
  },
  { name: 'truncated JSON', status: 200, type: 'application/json', body: '[{"id":1', message: /"id":1/ },
];

/** What looks like a refusal and is none. */
const fine: readonly (Reply & { readonly name: string; readonly to?: string })[] = [
  { name: 'success by name', ...json({ failureReason: 'Success', orderId: 301_000_000_001 }) },
  { name: 'a code of success', ...json({ errorCode: 'Success' }) },
  { name: 'a dry run without a rejection', ...json({ rejectReason: 'Success' }), to: 'dry-run' },
  { name: 'the report of a rejection', ...json({ rejectReason: 'MaxOrderQtyLimitReached' }), to: 'commandReportItem' },
  {
    name: 'an empty 200 where none is expected',
    status: 200,
    type: 'application/json',
    body: '',
    to: EMPTY_RESPONSE,
  },
  { name: 'empty reasons', ...json({ errorText: '', violations: [], 'p-captcha': false }) },
  { name: 'a text about a refusal', ...json({ text: '"errorText":"x"' }) },
  { name: 'a list of such', ...json([{ errorText: 'x' }]) },
  { name: 'several lines', ...json({}), body: '{\n  "ok": true\n}\n' },
];

interface Program {
  readonly dialect: string;
  /** `go`: the file is compiled, once for each text. */
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly file: string;
  readonly lacks: string | undefined;
  /** The shell has no JSON, so that it can't send a ticket. */
  readonly waits: boolean;
  /** What it says of its 30 seconds, and the same of half a second. */
  readonly limit: readonly [text: string, shorter: string];
  /** A file is a whole program, so that it can't be in it twice. */
  readonly once?: boolean;
  /** The whole response is printed, a token included. */
  readonly printsToken?: boolean;
  /** The same text has met all faults in another kind of file, so here every eighth suffices, and one response that is none. */
  readonly few?: boolean;
}

interface RunOptions {
  /** How often the text is in the file. */
  readonly times?: number;
  readonly requestOnly?: boolean;
  /** In addition to the credentials. */
  readonly environment?: Readonly<Record<string, string>>;
}

const shell = {
  limit: ['--max-time 30', '--max-time 0.5'],
  dialect: 'curl',
  file: 'one.sh',
  waits: false,
  printsToken: true,
} as const;
const node = { limit: ['30_000', '500'], program: 'node', waits: true } as const;
const pythonLimit = ['timeout=30', 'timeout=0.5'] as const;
const programs: readonly Program[] = [
  { ...shell, program: 'bash', lacks: lacking('curl', '--version') },
  { ...shell, program: 'dash', lacks: lacking('dash', '-c', 'curl --version') },
  { ...node, dialect: 'fetch', file: 'one.mjs', lacks: undefined },
  { ...node, dialect: 'fetch', file: 'one.cjs', lacks: undefined, few: true },
  { ...node, dialect: 'axios', file: 'two.mjs', lacks: lackingAxios },
  { ...node, dialect: 'axios', file: 'two.cjs', lacks: lackingAxios, few: true },
  { dialect: 'python', program: python, file: 'one.py', lacks: lackingPython, waits: true, limit: pythonLimit },
  {
    dialect: 'python-requests',
    program: python,
    file: 'two.py',
    lacks: lackingRequests,
    waits: true,
    limit: pythonLimit,
  },
  {
    dialect: 'python-httpx',
    program: pythonWithHttpx,
    file: 'three.py',
    lacks: lackingHttpx,
    waits: true,
    limit: pythonLimit,
  },
  {
    dialect: 'go',
    program: 'go',
    env: goEnvironment,
    file: 'one.go',
    lacks: lackingGo,
    waits: true,
    limit: ['30 * time.Second', '500 * time.Millisecond'],
    once: true,
  },
];

/** Neither is in Debian or a registry of packages: grammars.test.ts reads them. */
describe('Programs of PowerShell and C#', () => {
  for (const [dialect, program] of [
    ['PowerShell', 'pwsh'],
    ['C#', 'dotnet'],
  ] as const)
    it(`${dialect} would be run`, function () {
      skipFor(this, `${dialect}: ${program} is in no package of Debian, so its snippets are only read by a grammar`);
    });
});

for (const { dialect: id, program, env = {}, file, lacks, waits, limit, once, printsToken, few } of programs) {
  const dialect = dialectById(id);
  assert.ok(dialect);

  describe(`${dialect.label} in ${file} by ${basename(program)}, run as a program of its own`, function () {
    this.timeout(40_000);
    const folder = new Folder();
    let recorder: Recorder | undefined;
    before(async function () {
      if (lacks !== undefined) skipFor(this, `${dialect.label}: ${lacks}`);
      if (id === 'axios') addAxios(folder);
      recorder = await startRecorder();
    });
    after(async () => {
      folder.remove();
      await recorder?.close();
    });

    const compiled = new Map<string, string>();
    /** The program that a text is, compiled. */
    async function compile(text: string): Promise<string> {
      const binaryOfText = compiled.get(text);
      if (binaryOfText !== undefined) return binaryOfText;
      const binary = join(folder.path, `program${compiled.size}`);
      const { code, stderr } = await run(program, ['build', '-o', binary, folder.write(file, text)], {
        cwd: folder.path,
        env,
      });
      assert.equal(code, 0, stderr);
      compiled.set(text, binary);
      return binary;
    }

    function textOf(operation: string, baseUrl: string, requestOnly = false): string {
      return render(request(operation, { baseUrl }), { dialect: dialect ?? never(), token, requestOnly }).plain;
    }

    async function runText(text: string, environment: RunOptions['environment'] = {}): Promise<Finished> {
      const options = { cwd: folder.path, env: { ...env, ...credentials, ...environment } };
      if (program === 'go') return run(await compile(text), [], options);
      const path = folder.write(file, text);
      return file.endsWith('.py') ? runPythonFile(program, path, options) : run(program, [path], options);
    }

    async function runWith(
      reply: Reply | readonly Reply[] | undefined,
      operation = 'accountList',
      { times = 1, requestOnly = false, environment = {} }: RunOptions = {},
    ): Promise<Finished & { readonly received: readonly Received[] }> {
      assert.ok(recorder);
      recorder.reset(reply);
      const text = textOf(operation, recorder.baseUrl('one'), requestOnly);
      const finished = await runText(`${text}\n`.repeat(times), environment);
      return { ...finished, received: recorder.received('one') };
    }

    // A read, and a request with a body, which has the loop for penalties.
    for (const [at, fault] of faults.entries()) {
      if (few && at % 8 > 0) continue;
      it(`ends with the service's words and a code after ${fault.name}`, async () => {
        const operation = fault.to ?? (at % 2 === 0 ? 'cancelOrder' : 'accountList');
        const { code, stdout, stderr, received } = await runWith(fault, operation);
        assert.notEqual(code, 0);
        assert.match(stderr + stdout, fault.message);
        assert.ok(!(stdout + stderr).includes(token.value), 'the token is printed');
        assert.equal(received.length, 1);
      });
    }

    for (const reply of few ? fine.slice(0, 1) : fine)
      it(`ends well after ${reply.name}`, async () => {
        const { code, stderr } = await runWith(reply, reply.to ?? 'cancelOrder');
        assert.equal(code, 0, stderr);
      });

    it('waits for a penalty and sends the whole body again, once, with the ticket', async () => {
      const penalty = json({ 'p-ticket': 'the "ticket"', 'p-time': 1 });
      const before = performance.now();
      const { code, stdout, received } = await runWith([penalty, json({ commandId: 7 })], 'cancelOrder');
      const [first, second, ...others] = received.map(({ body }) => JSON.parse(body) as object);
      assert.deepEqual(others, []);
      if (!waits) {
        assert.notEqual(code, 0);
        assert.match(stdout, /p-ticket/);
        return;
      }
      assert.equal(code, 0);
      assert.match(stdout, /commandId/);
      assert.deepEqual(second, { ...first, 'p-ticket': 'the "ticket"' });
      assert.ok(performance.now() - before >= 1000);
    });

    it('takes a second penalty for an error', async () => {
      const { code, received } = await runWith(json({ 'p-ticket': 'ticket', 'p-time': 0 }), 'cancelOrder');
      assert.notEqual(code, 0);
      assert.equal(received.length, waits ? 2 : 1);
    });

    it('prints the response and ends well, also twice in one file', async () => {
      const times = once ? 1 : 2;
      const { code, stdout, stderr, received } = await runWith(undefined, 'accountList', { times });
      assert.equal(code, 0, stderr);
      assert.equal(stdout.match(/\bok\b/g)?.length, times);
      assert.equal(received.length, times);
    });

    it("doesn't follow a redirect, and names where it leads", async () => {
      const reply = { status: 307, type: 'text/plain', body: '', location: `${recorder?.baseUrl('one')}/elsewhere` };
      for (const operation of ['accountList', 'accessTokenRequest'])
        for (const requestOnly of [false, true]) {
          const { code, stdout, stderr, received } = await runWith(reply, operation, { requestOnly });
          assert.equal(received.length, 1, operation);
          if (requestOnly) continue;
          assert.notEqual(code, 0);
          // curl writes the status alone.
          assert.ok((stdout + stderr).includes(id === 'curl' ? 'HTTP 307' : reply.location), stderr);
        }
    });

    for (const operation of ['cancelOrder', 'accessTokenRequest'])
      for (const requestOnly of [false, true]) {
        const name = `${operation}${requestOnly ? ' without checks' : ''}`;
        it(`ends with a code and prints no secret without a connection (${name})`, async () => {
          const unused = `http://127.0.0.1:${await freePort()}/v1`;
          const { code, stdout, stderr } = await runText(textOf(operation, unused, requestOnly));
          assert.notEqual(code, 0);
          if (file.endsWith('.py') && !requestOnly) {
            assert.equal(stderr.trim().split('\n').length, 1, stderr);
            assert.equal(/executed/.test(stderr), operation === 'cancelOrder', stderr);
          }
          for (const secret of secrets) assert.ok(!(stdout + stderr).includes(secret), stderr);
        });
      }

    for (const requestOnly of [false, true]) {
      const form = requestOnly ? ', without checks' : '';

      it(`ends with a code and prints no secret if no response comes${form}`, async () => {
        const silent = await listen();
        const text = textOf('accessTokenRequest', silent.baseUrl, requestOnly);
        assert.ok(text.includes(limit[0]), text);
        const { code, stdout, stderr } = await runText(text.replace(...limit));
        silent.close();
        assert.notEqual(code, 0);
        for (const secret of secrets) assert.ok(!(stdout + stderr).includes(secret), stderr);
      });

      it(`ends with the service's words and a code if it gets no token${form}`, async () => {
        const { code, stdout, stderr } = await runWith(json({ errorText: 'Wrong name' }), 'accessTokenRequest', {
          requestOnly,
        });
        // curl without checks prints the response as it is.
        if (id !== 'curl' || !requestOnly) assert.notEqual(code, 0);
        assert.match(stdout + stderr, /Wrong name/);
      });

      it(`prints no token that was renewed${form}`, async () => {
        const secret = 'renewed-and-secret';
        const reply = json({ accessToken: secret, expirationTime: '2026-01-05T14:30:00.000Z' });
        const { code, stdout, stderr } = await runWith(reply, 'renewAccessToken', { requestOnly });
        assert.equal(code, 0, stderr);
        assert.match(stdout, /2026-01-05/);
        if (!printsToken) assert.ok(!(stdout + stderr).includes(secret));
      });

      it(`sends no sign-in with an empty variable${form}`, async () => {
        const { code, received } = await runWith(undefined, 'accessTokenRequest', {
          requestOnly,
          environment: { TRADOVATE_APP_ID: '' },
        });
        assert.notEqual(code, 0);
        assert.deepEqual(received, []);
      });
    }
  });
}

/** Accepts connections and sends nothing. */
async function listen(): Promise<{ readonly baseUrl: string; close(): void }> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function never(): never {
  throw new Error('checked above');
}
