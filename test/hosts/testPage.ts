import { format } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import type { HostServer } from './server';

/** What VS Code itself logs at every start; it comes through the same function as the tests' own lines. */
const CHATTER = new RegExp(
  `^(${[
    'Resolv(ing|ed) connection token',
    'Creating a socket',
    '(Ignoring fetching|Updating) additional builtin extensions',
    'ChatSessionStore',
    'Ignoring the error while validating workspace folder',
    'Found additional builtin location extensions',
    'Request to .* failed with status code 404',
    'Loading development extension',
    'vscode-test-web-support',
    'Creation of workbench contribution',
    '\\[(Service Worker|AgentHost|AccountPolicyGate|reconnection-grace-time)[^\\]]*\\]',
  ].join('|')})`,
);

/**
 * The last line of tests that passed; never shown. VS Code also reports success when the extension host ends in the middle
 * of a test (a `process.exit` somewhere), so its exit code alone proves nothing.
 */
const PASSED = 'tradovate-tests-passed';
const PASS = `console.log(${JSON.stringify(PASSED)})`;

/** A test module for Node that runs another one and says so at its end. */
export const nodeEntry = (tests: string): string =>
  `exports.run = async () => {\n  await require(${JSON.stringify(tests)}).run();\n  ${PASS};\n};\n`;

/** The same for the web host, where a module is one file: goes to its end. */
export const WEB_ENTRY = `\n;{ const { run } = module.exports; module.exports = { run: async () => { await run(); ${PASS}; } }; }\n`;

/**
 * Opens the page of a host that runs tests and waits for their end. VS Code calls two functions of the page: with each line
 * of the extension host's console, and with the exit code. What else can end a run is an error here, never silence.
 */
export async function runTestPage(context: BrowserContext, server: HostServer, url: string): Promise<number> {
  const page = await context.newPage();
  const trouble: string[] = [];
  const seen = { passed: false };
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('dialog', (dialog) => void dialog.accept().catch(() => undefined));
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
    const line = format(...args);
    if (line === PASSED) seen.passed = true;
    else if (!(seen.passed || CHATTER.test(line)) || process.env['TRADOVATE_HOSTS_VERBOSE'])
      process.stdout.write(`${line}\n`);
  });

  const run = new Promise<number>((done, fail) => {
    const because = (what: string) => () =>
      fail(new Error([what, ...trouble.slice(-5), server.output().slice(-2_000)].filter(Boolean).join('\n')));
    page.on('console', (message) => {
      if (message.text().includes('can launch the test runner')) because(message.text())();
    });
    page.on('crash', because('The page of the tests crashed.'));
    page.on('close', because('The page of the tests was closed.'));
    void server.ended.then(because('The server of VS Code ended before the tests did.'));
    page.exposeFunction('codeAutomationExit', done).catch(fail);
  });
  // Rejected while the page still loads, it is not unhandled: it is awaited below.
  run.catch(() => undefined);
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  const code = await run;
  if (code === 0 && !seen.passed) throw new Error('The extension host ended before the tests did.');
  return code;
}
