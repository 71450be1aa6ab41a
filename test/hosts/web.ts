import { createRequire } from 'node:module';
import { request } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openFront } from './front';
import { installWeb, WEB_BUILD, WEB_COMMIT, webPackage } from './packages';
import { startGroup, temporaryDir } from './processes';
import type { HostServer } from './server';
import { QUIET } from './settings';
import { unpackVsix } from './vsix';
import { waitFor } from './wait';
import { without } from './without';
import { webAnswers } from './webResponses';
import { freePort } from '../freePort';

export interface WebOptions {
  /** The extension under development: the folder of its package.json. Or install a package with `installVsix`. */
  extensionPath?: string;
  /** A test module of one file, with `extensionPath`; its `run` is called as soon as a page is open (`runTestPage`). */
  testsPath?: string;
  /** The workspace folder. A page reads its files and keeps what it writes in memory, until a reload. */
  folder?: string;
  /** Over the quiet ones. There is no settings file: they are the defaults of each page. */
  userSettings?: Record<string, unknown>;
  /** Extensions of VS Code that aren't there: the names of their folders. */
  without?: readonly string[];
  /** A page's storage belongs to its origin, port included: a restart that must keep it takes the same port. */
  port?: number;
}

/** VS Code without any server behind it, as vscode.dev is: extensions run in a web worker of the page. */
export async function startWeb(options: WebOptions): Promise<HostServer> {
  const temporary = temporaryDir('tt-web-');
  const builds = options.without?.length ? await buildsWithout(options.without, temporary.path) : await installWeb();
  const extensions = join(temporary.path, 'extensions');
  const folder = resolve(options.folder ?? join(temporary.path, 'folder'));
  await mkdir(extensions);
  await mkdir(folder, { recursive: true });

  const inner = await freePort();
  const args = [createRequire(import.meta.url).resolve('@vscode/test-web'), '--browserType=none', '--quality=stable'];
  args.push(`--commit=${WEB_COMMIT}`, `--testRunnerDataDir=${builds}`, '--host=127.0.0.1', `--port=${inner}`);
  args.push(`--extensionPath=${extensions}`);
  if (options.extensionPath) args.push(`--extensionDevelopmentPath=${resolve(options.extensionPath)}`);
  const group = startGroup(process.execPath, [...args, folder], process.env);
  const stopServer = async (): Promise<void> => {
    await group.kill();
    temporary.remove();
  };

  try {
    await waitFor(`VS Code ${webPackage.vscode} for the web to answer`, () => group.gone() || answers(inner), {
      instead: group.output,
    });
    if (group.gone()) throw new Error(`The web host ended at its start:\n${group.output()}`);
    const own = webAnswers({ ...QUIET, ...options.userSettings }, options.testsPath);
    const front = await openFront({ port: inner, host: '127.0.0.1' }, own, options.port ?? 0);
    return {
      host: 'web',
      vscode: webPackage.vscode,
      port: front.port,
      dataDir: temporary.path,
      // By name: webviews and the extension host have origins of their own, subdomains of it.
      url: () => `http://localhost:${front.port}/`,
      uri: () => {
        throw new Error('The web host sees no files of this machine but those of its folder.');
      },
      // Pages look for extensions each time they are opened.
      installVsix: (file) => unpackVsix(file, extensions),
      output: group.output,
      ended: group.ended,
      stop: async () => {
        await front.close();
        await stopServer();
      },
    };
  } catch (error) {
    await stopServer();
    throw error;
  }
}

/** As `installWeb`: the folder, which is `parent`, of a build without those extensions. */
async function buildsWithout(names: readonly string[], parent: string): Promise<string> {
  const all = await installWeb();
  const build = join(parent, WEB_BUILD);
  await without(['extensions'], join(all, WEB_BUILD), build);
  await without(names, join(all, WEB_BUILD, 'extensions'), join(build, 'extensions'));
  return parent;
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = request({ host: '127.0.0.1', port, path: '/' }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    });
    probe.on('error', () => done(false)).end();
  });
}
