import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createConnection } from 'node:net';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { renderOAuth } from '../../../src/core/snippets/recipes/oauth/renderOAuth';
import { freePort } from '../../freePort';
import { inventedApp, startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { skipFor } from '../../skipFor';
import { goEnvironment } from '../packages';
import { Folder, run, type Finished } from '../programs';
import { runners } from './programs';

const recipe = recipeById('oauthSignIn');
assert.ok(recipe);
const { clientId, clientSecret } = inventedApp;
const HOME = Object.fromEntries(['HOME', 'GOPATH', 'GOCACHE'].map((name) => [name, process.env[name] ?? '']));

interface Case {
  readonly name: string;
  /** The code is two minutes old when the browser comes back. */
  readonly slow?: true;
  /** Of the environment; `undefined`: the app has none. */
  readonly secret?: string | undefined;
  /** What the user does: the address that the browser is led to, from the page's and the redirect URI. */
  readonly browse?: (page: string, redirectUri: string) => Promise<string>;
  readonly busy?: true;
  /** The limit of five minutes becomes a moment. */
  readonly late?: true;
  /** Of the message; `undefined`: it succeeds. */
  readonly words: RegExp | undefined;
  readonly exchanges: number;
}

/** What the form of the page leads to. */
const decide = (decision: string) => async (page: string) => {
  const body = new URLSearchParams({ decision });
  const response = await fetch(page, { method: 'POST', redirect: 'manual', body });
  return response.headers.get('location') ?? '';
};
const approve = decide('approve');

const cases: readonly Case[] = [
  { name: 'signs in', browse: approve, secret: clientSecret, words: undefined, exchanges: 1 },
  { name: 'signs in without a secret', browse: approve, secret: undefined, words: undefined, exchanges: 1 },
  {
    name: 'a wrong state',
    browse: (_, redirectUri) => Promise.resolve(`${redirectUri}?code=made-up-code&state=made-up`),
    words: /wrong state/,
    exchanges: 0,
  },
  { name: 'a refusal of the user', browse: decide('deny'), words: /access_denied/, exchanges: 0 },
  { name: 'an error with HTTP 200', browse: approve, secret: 'wrong', words: /invalid_client/, exchanges: 0 },
  {
    name: 'an expired code',
    slow: true,
    browse: approve,
    secret: clientSecret,
    words: /invalid_grant.*expired/,
    exchanges: 0,
  },
  { name: 'a port in use', busy: true, words: /Port \d+/, exchanges: 0 },
  { name: 'nobody at the browser', late: true, words: /five minutes/, exchanges: 0 },
];

/** Each language's five minutes. */
const inAMoment = (text: string) =>
  text
    .replace('5 * 60_000', '300')
    .replace('5*time.Minute', '300*time.Millisecond')
    .replace('5 * time.Minute', '300 * time.Millisecond')
    .replace('monotonic() + 5 * 60', 'monotonic() + 0.3');

/** TypeScript is the same code as JavaScript, with types; bash can't listen. */
for (const runner of runners.filter(({ language }) => !['typescript', 'curl'].includes(language))) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language);

  describe(`the recipe oauthSignIn in ${language.label}`, function () {
    this.timeout(60_000);
    const folder = new Folder();
    const isGo = runner.language === 'go';
    let port = 0;
    let skewMs = 0;
    let sandbox: Sandbox | undefined;
    const redirectUri = () => `http://localhost:${port}/callback`;

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}: ${runner.lacking}`);
      port = await freePort();
      const apps = [{ ...inventedApp, redirectUris: [redirectUri()] }];
      sandbox = await startSandbox({ apps, now: () => Date.now() + skewMs });
    });
    after(async () => {
      folder.remove();
      await sandbox?.close();
    });

    async function start({ origin }: Sandbox, late: boolean, environment: Readonly<Record<string, string>>) {
      assert.ok(recipe && language);
      const token = { kind: 'reference', variable: 'NONE' } as const;
      const base = { baseUrl: origin, serviceUrl: origin };
      const { plain } = renderOAuth(recipe, language, { ...base, token, live: false, now: Date.now() });
      const text = late ? inAMoment(plain) : plain;
      if (folder.read(runner.file) !== text) {
        folder.write(runner.file, text);
        // `go run` would leave the program behind when it is ended.
        const build = ['build', '-o', 'recipe', runner.file];
        const built = isGo
          ? await run('go', build, { cwd: folder.path, env: { ...goEnvironment, ...HOME } })
          : undefined;
        assert.equal(built?.code ?? 0, 0, built?.stderr);
      }
      const [program, ...args] = isGo ? ['./recipe'] : runner.command;
      const child = spawn(program, args, {
        cwd: folder.path,
        env: { PATH: process.env['PATH'], ...HOME, ...environment },
      });
      let [stdout, stderr] = ['', ''];
      child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
      const finished = new Promise<Finished>((resolve) =>
        child.on('close', (code) => resolve({ code, stdout, stderr })),
      );
      const page = new Promise<string>((resolve) => {
        child.stdout.setEncoding('utf8').on('data', (text: string) => {
          stdout += text;
          const address = /^http\S+(?=\n)/m.exec(stdout)?.[0];
          if (address !== undefined) resolve(address);
        });
      });
      return { page, finished };
    }

    for (const { name, slow, secret, browse, busy, late, words, exchanges } of cases)
      it(`meets ${name}`, async () => {
        assert.ok(sandbox);
        sandbox.reset();
        skewMs = 0;
        const occupant = createServer();
        try {
          if (busy) await new Promise<void>((done) => occupant.listen(port, '127.0.0.1', done));
          const program = await start(sandbox, late ?? false, {
            TRADOVATE_CLIENT_ID: clientId,
            TRADOVATE_REDIRECT_URI: redirectUri(),
            ...(secret === undefined ? {} : { TRADOVATE_CLIENT_SECRET: secret }),
          });
          const codes: string[] = [];
          if (browse) {
            const address = await browse(await program.page, redirectUri());
            codes.push(...(new URL(address).searchParams.get('code') ?? '').split(' ').filter(Boolean));
            if (slow) skewMs = 2 * 60_000;
            assert.equal((await fetch(`${redirectUri()}/other?code=x`)).status, 404);
            const closing = await fetch(address);
            assert.equal(closing.status, 200);
            assert.match(await closing.text(), /close/);
          }
          const { code, stdout, stderr } = await program.finished;
          assert.equal(code === 0, words === undefined, stdout + stderr);
          if (words) assert.match(stderr, words);
          assert.ok(stderr.split('\n').filter((line) => line !== '').length <= 1, stderr);
          assert.equal(sandbox.stats().exchanges, exchanges);
          const issued = sandbox.sessions.map(({ token }) => token);
          for (const secretText of [clientSecret, ...issued, ...codes])
            assert.ok(!(stdout + stderr).includes(secretText), 'prints a secret');
          if (!busy) assert.equal(await isListening(port), false);
        } finally {
          occupant.close();
        }
      });
  });
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
