import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openWorkbenchBrowser } from './browser';
import { runMain } from './install';
import { serverPackages, type ServerHost } from './packages';
import { endWithParent, temporaryDir } from './processes';
import { startServer, type Payload } from './server';
import { userDirSettings } from './settings';
import { nodeEntry, runTestPage } from './testPage';

/**
 * What a desktop VS Code does with these flags, done by VS Code's server and a browser: opens the folder with the
 * extension under development, runs the tests in its extension host and exits with their result. `TRADOVATE_HOST` says
 * which VS Code. Flags about things that a server does not have (GPU, updates, …) are ignored.
 */
async function main(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
      'user-data-dir': { type: 'string' },
      version: { type: 'boolean' },
    },
  });
  const host = serverHost(process.env['TRADOVATE_HOST']);
  if (values.version) return say(`${serverPackages[host].vscode}\n`);
  const tests = text(values.extensionTestsPath);
  if (!tests)
    throw new Error('test/hosts/code runs tests: it needs --extensionDevelopmentPath and --extensionTestsPath.');

  endWithParent();
  const extensionsDir = text(values['extensions-dir']);
  const server = await startServer({
    host,
    smokeTestDriver: true,
    ...(extensionsDir && { extensionsDir }),
    userSettings: await userDirSettings(text(values['user-data-dir'])),
  });
  const temporary = temporaryDir('tt-run-');
  try {
    const entry = join(temporary.path, 'index.cjs');
    await writeFile(entry, nodeEntry(tests));
    const payload: Payload = [
      ['extensionTestsPath', server.uri(entry)],
      ['skipWelcome', 'true'],
    ];
    for (const path of values.extensionDevelopmentPath ?? []) {
      payload.push(['extensionDevelopmentPath', server.uri(String(path))]);
    }
    const browser = await openWorkbenchBrowser();
    try {
      // A value of an unknown flag looks like a positional too; the folder is the one that exists.
      const folder = positionals.find((path) => existsSync(path) && statSync(path).isDirectory());
      return await runTestPage(browser.context, server, server.url(folder, payload));
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
    temporary.remove();
  }
}

function serverHost(name = 'latest'): ServerHost {
  if (name === 'latest' || name === 'oldest') return name;
  throw new Error(`TRADOVATE_HOST is latest or oldest, not ${name}.`);
}

const text = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function say(line: string): number {
  process.stdout.write(line);
  return 0;
}

void runMain(main);
