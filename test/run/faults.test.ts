import assert from 'node:assert/strict';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { skipFor } from '../skipFor';
import { request } from '../unit/operations/fixture';
import { Folder, lacking, run, type Finished } from './programs';
import { startRecorder, type Reply } from './recorder';

const token = { kind: 'literal', value: 'a-token-that-nobody-may-print' } as const;

/** Source: contract, "Refusal and faults". */
const faults: readonly (Reply & { readonly name: string; readonly message: RegExp })[] = [
  {
    name: 'a refusal with status 200',
    status: 200,
    type: 'application/json',
    body: '{"errorText":"Access is denied"}',
    message: /Access is denied/,
  },
  {
    name: 'JSON with 400',
    status: 400,
    type: 'application/json',
    body: '{"violations":[{"description":"Bad id"}]}',
    message: /HTTP 400.*Bad id/s,
  },
  {
    name: 'a plain 500',
    status: 500,
    type: 'text/plain',
    body: 'Internal Server Error, error id: 1',
    message: /HTTP 500.*Internal Server Error/s,
  },
  { name: 'an empty 401', status: 401, type: 'text/plain', body: '', message: /HTTP 401/ },
  { name: 'an empty 200', status: 200, type: 'application/json', body: '', message: /empty/ },
  {
    name: 'HTML with 200',
    status: 200,
    type: 'text/html',
    body: '<html>Maintenance</html>',
    message: /HTTP 200.*Maintenance/s,
  },
  {
    name: 'HTML with 502',
    status: 502,
    type: 'text/html',
    body: '<html>Bad gateway</html>',
    message: /HTTP 502.*Bad gateway/s,
  },
  { name: 'truncated JSON', status: 200, type: 'application/json', body: '[{"id":1', message: /not JSON/ },
];

/** cURL does not parse JSON: it prints the status and the response. */
const programs = [
  {
    dialect: 'curl',
    program: 'bash',
    file: 'one.sh',
    status: true,
    lacks: lacking('curl', '--fail-with-body', '--version'),
  },
  { dialect: 'fetch', program: 'node', file: 'one.mjs', status: false, lacks: undefined },
  { dialect: 'fetch', program: 'node', file: 'one.cjs', status: false, lacks: undefined },
  { dialect: 'python', program: 'python3', file: 'one.py', status: false, lacks: lacking('python3', '--version') },
  {
    dialect: 'python-requests',
    program: 'python3',
    file: 'two.py',
    status: false,
    lacks: lacking('python3', '-c', 'import requests'),
  },
] as const;

for (const { dialect: id, program, file, status, lacks } of programs) {
  const dialect = dialectById(id);
  assert.ok(dialect);

  describe(`${dialect.label} in ${file}, run as a program of its own`, function () {
    this.timeout(20_000);
    const folder = new Folder();
    before(function () {
      if (lacks !== undefined) skipFor(this, `${dialect.label}: ${lacks}`);
    });
    after(() => folder.remove());

    async function runWith(reply: Reply | undefined, operation = 'accountList', times = 1): Promise<Finished> {
      const recorder = await startRecorder(reply);
      const { plain } = render(request(operation, { baseUrl: recorder.baseUrl('one') }), {
        dialect: dialect ?? never(),
        token,
      });
      const finished = await run(program, [folder.write(file, `${plain}\n`.repeat(times))], { cwd: folder.path });
      assert.equal(recorder.received('one').length, times);
      await recorder.close();
      return finished;
    }

    for (const fault of faults) {
      // With status 200 there is no error for cURL; the response is printed as it is.
      if (status && fault.status === 200) continue;
      it(`ends with a message and a code after ${fault.name}`, async () => {
        const { code, stdout, stderr } = await runWith(fault);
        assert.notEqual(code, 0);
        assert.match(stderr + stdout, fault.message);
        assert.ok(!(stdout + stderr).includes(token.value), 'the token is printed');
      });
    }

    it('prints the response and ends well, also twice in one file', async () => {
      const { code, stdout, stderr } = await runWith(undefined, 'accountList', 2);
      assert.equal(code, 0, stderr);
      assert.equal(stdout.match(/\bok\b/g)?.length, 2);
    });

    it('prints no token that was renewed', async function () {
      // cURL prints the whole response.
      if (status) return;
      const secret = 'renewed-and-secret';
      const body = JSON.stringify({ accessToken: secret, expirationTime: '2026-01-05T14:30:00.000Z' });
      const { code, stdout, stderr } = await runWith(
        { status: 200, type: 'application/json', body },
        'renewAccessToken',
      );
      assert.equal(code, 0, stderr);
      assert.match(stdout, /2026-01-05/);
      assert.ok(!(stdout + stderr).includes(secret));
    });
  });
}

function never(): never {
  throw new Error('checked above');
}
