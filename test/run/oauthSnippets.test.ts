import assert from 'node:assert/strict';
import type { Dialect } from '../../src/core/snippets/dialect';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { inventedApp, startSandbox, type Sandbox } from '../sandbox/sandbox';
import { skipFor } from '../skipFor';
import { request } from '../unit/operations/fixture';
import { goEnvironment, lackingGo } from './packages';
import { Folder, lacking, run } from './programs';

const [redirectUri = ''] = inventedApp.redirectUris;
const app = {
  TRADOVATE_CLIENT_ID: inventedApp.clientId,
  TRADOVATE_CLIENT_SECRET: inventedApp.clientSecret,
  TRADOVATE_REDIRECT_URI: redirectUri,
  TRADOVATE_STATE: 'a+b & ü=%20',
};

const programs = [
  { dialect: 'curl', file: 'step.sh', command: ['bash'], missing: lacking('bash', '-c', 'curl --version') },
  { dialect: 'fetch', file: 'step.mjs', command: [process.execPath], missing: undefined },
  { dialect: 'python', file: 'step.py', command: ['python3'], missing: lacking('python3', '--version') },
  { dialect: 'go', file: 'step.go', command: ['go', 'run'], missing: lackingGo },
] as const;

/** The snippets of a sign-in, one after the other, against the sandbox. That each dialect writes a form: operations.test.ts. */
for (const { dialect: id, file, command, missing } of programs) {
  const found = dialectById(id);
  assert.ok(found);
  const dialect: Dialect = found;

  describe(`the steps of OAuth as ${dialect.label}, run`, function () {
    this.timeout(60_000);
    const folder = new Folder();
    let sandbox: Sandbox | undefined;

    before(async function () {
      if (missing !== undefined) skipFor(this, `${dialect.label}: ${missing}`);
      sandbox = await startSandbox({});
    });
    after(async () => {
      folder.remove();
      await sandbox?.close();
    });

    function runStep(step: string, environment: Readonly<Record<string, string>> = {}) {
      const data = request(step, { baseUrl: sandbox?.origin ?? '' });
      const { plain } = render(data, { dialect, token: { kind: 'reference', variable: 'NONE' } });
      for (const secret of [inventedApp.clientSecret, ...Object.values(environment)])
        assert.ok(!plain.includes(secret), 'the text contains a secret');
      const path = folder.write(file, `${plain}\n`);
      const [program, ...args] = command;
      return run(program, [...args, path], { cwd: folder.path, env: { ...goEnvironment, ...app, ...environment } });
    }

    /** What the user does on the page. */
    async function approved(page: string): Promise<URLSearchParams> {
      const response = await fetch(page, { method: 'POST', redirect: 'manual', ...form({ decision: 'approve' }) });
      return new URL(response.headers.get('location') ?? '').searchParams;
    }

    it('print the address, exchange the code once, and refresh', async () => {
      assert.ok(sandbox);
      const page = await runStep('oAuthAuthorize');
      assert.equal(page.code, 0, page.stderr);
      const address = await approved(page.stdout.trim());
      assert.equal(address.get('state'), app.TRADOVATE_STATE);
      const TRADOVATE_CODE = address.get('code') ?? '';

      const exchanged = await runStep('oAuthToken', { TRADOVATE_CODE });
      assert.equal(exchanged.code, 0, exchanged.stderr);
      assert.equal(sandbox.stats().exchanges, 1);

      const again = await runStep('oAuthToken', { TRADOVATE_CODE });
      assert.notEqual(again.code, 0, 'an error comes with status 200');
      assert.match(again.stdout + again.stderr, /invalid_grant/);

      const code = (await approved(page.stdout.trim())).get('code') ?? '';
      const grant = { grant_type: 'authorization_code', code, redirect_uri: redirectUri };
      const client = { client_id: app.TRADOVATE_CLIENT_ID, client_secret: app.TRADOVATE_CLIENT_SECRET };
      const issued = await fetch(`${sandbox.origin}/auth/oauthtoken`, {
        method: 'POST',
        ...form({ ...grant, ...client }),
      });
      const { refresh_token: TRADOVATE_REFRESH_TOKEN } = (await issued.json()) as { refresh_token: string };
      const refreshed = await runStep('oAuthRefresh', { TRADOVATE_REFRESH_TOKEN });
      assert.equal(refreshed.code, 0, refreshed.stderr);
      assert.equal(sandbox.stats().refreshes, 1);
    });
  });
}

function form(fields: Readonly<Record<string, string>>) {
  return {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: String(new URLSearchParams(fields)),
  };
}
