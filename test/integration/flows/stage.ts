import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWorkbenchBrowser, type BrowserOptions, type TestBrowser } from '../../hosts/browser';
import { installOther, type OtherExtension } from '../../hosts/otherExtension';
import { TYPESCRIPT } from '../../hosts/packages';
import { startServer, type HostServer } from '../../hosts/server';
import { startTradovate, type PlayedTradovate } from '../../hosts/tradovate';
import { startWeb } from '../../hosts/web';
import { waitFor } from '../../hosts/wait';
import type { QuickInputState } from '../../hosts/quickInput';
import { openWindow, type WorkbenchWindow } from '../../hosts/window';
import { PSEUDO, writePseudo } from '../../unit/l10n/pseudo';
import { ANY, english, paletteTitle, saying } from './said';
import { commands, type Command } from '../../../src/core/manifest';
import type { Text } from '../../../src/core/platform/text';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { tokenTexts } from '../../../src/ui/token/tokenTexts';
import { closeBrowser, copyInstalled, installPackage, openProfile } from './shared';
import { root } from '../../demo/session';
import { startSandbox, type Credentials, type Sandbox, type SandboxOptions } from '../../sandbox/sandbox';

const pictures = join(root, 'out/flows');

export type Host = 'latest' | 'oldest' | 'web';
export const host = hostNamed(process.env['TRADOVATE_HOST']);
/** The status bar item. */
export const ITEM = 'tradovate.token';

/** Environments that no setting can name, with what plays them. */
const builtIn: Readonly<Record<string, SandboxOptions>> = { Demo: {}, LIVE: { environment: 'live' } };

export interface StageOptions {
  /** Environments in addition to `Sandbox`, each with a sandbox of its own: name → options. */
  readonly environments?: Readonly<Record<string, SandboxOptions>>;
  readonly sandbox?: SandboxOptions;
  /** `Demo` and `LIVE` are played, each by a sandbox of its own of that name. */
  readonly tradovate?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Not in the web host. */
  readonly keybindings?: readonly unknown[];
  /** Of the workspace: name → content. */
  readonly files?: Readonly<Record<string, string>>;
  /** VS Code's own help for JavaScript is there, as users have it: for tests of what both suggest. */
  readonly javaScript?: boolean;
  /** Installed before the window is opened. Not in the web host. */
  readonly otherExtension?: OtherExtension;
  /** Display language. `PSEUDO` is generated and added to the installed extension. */
  readonly language?: string;
  /** Each test goes on where the one before ended, so that none is worth a try after one that failed. */
  readonly chained?: boolean;
  /** What a machine keeps is found again by `start` after `stop`. */
  readonly kept?: boolean;
}

/** Sandboxes, a VS Code with the packaged extension, and a browser: everything between the user and Tradovate. */
export class Stage {
  readonly sandboxes = new Map<string, Sandbox>();
  folder = '';
  #server: HostServer | undefined;
  #browser: TestBrowser | undefined;
  #window: WorkbenchWindow | undefined;
  #tradovate: PlayedTradovate | undefined;
  /** Stays through a restart. */
  #port: number | undefined;
  #dataDir: string | undefined;
  #userDataDir: string | undefined;

  constructor(private readonly options: StageOptions) {}

  get sandbox(): Sandbox {
    return this.sandboxOf('Sandbox');
  }

  sandboxOf(environment: string): Sandbox {
    return there(this.sandboxes.get(environment));
  }

  get server(): HostServer {
    return there(this.#server);
  }

  get browser(): TestBrowser {
    return there(this.#browser);
  }

  /** The first one. */
  get window(): WorkbenchWindow {
    return there(this.#window);
  }

  async open(): Promise<void> {
    const { sandbox = {}, environments = {}, files = {}, tradovate } = this.options;
    const own = tradovate ? builtIn : {};
    for (const [name, options] of Object.entries({ Sandbox: sandbox, ...environments, ...own })) {
      this.sandboxes.set(name, await startSandbox(options));
    }
    if (tradovate) {
      this.#tradovate = await startTradovate({ demo: this.sandboxOf('Demo'), live: this.sandboxOf('LIVE') });
    }
    this.folder = await mkdtemp(join(tmpdir(), 'tradovate-flow-'));
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(this.folder, name)), { recursive: true });
      await writeFile(join(this.folder, name), content);
    }
    await this.start();
  }

  async start(): Promise<void> {
    const { settings, keybindings, kept, language, javaScript, otherExtension } = this.options;
    const first = this.#port === undefined;
    this.#dataDir ??= await mkdtemp(join(tmpdir(), 'tradovate-data-'));
    if (kept) this.#userDataDir ??= await mkdtemp(join(tmpdir(), 'tradovate-user-'));
    const isInstalled = !first || (await copyInstalled(this.#dataDir));
    const named = [...this.sandboxes]
      .filter(([name]) => !(name in builtIn))
      .map(([name, { baseUrl }]) => [name, baseUrl]);
    const userSettings = {
      'tradovate.environments': Object.fromEntries(named) as unknown,
      ...this.#tradovate?.userSettings,
      ...settings,
    };
    const place = {
      userSettings,
      without: javaScript ? [] : [TYPESCRIPT],
      ...(this.#port ? { port: this.#port } : {}),
    };
    const { env = {}, browserArgs } = this.#tradovate ?? {};
    const own = { env, dataDir: this.#dataDir, ...(keybindings ? { keybindings: [...keybindings] } : {}) };
    this.#server =
      host === 'web'
        ? await startWeb({ folder: this.folder, ...place })
        : await startServer({ host, ...place, ...own });
    this.#port = this.server.port;
    const special: BrowserOptions = {
      ...(host === 'web' && browserArgs ? { args: browserArgs } : {}),
      ...(this.#userDataDir ? { userDataDir: this.#userDataDir } : {}),
    };
    [this.#browser] = await Promise.all([
      Object.keys(special).length > 0 ? openWorkbenchBrowser(special) : openProfile(),
      isInstalled ? undefined : installPackage(this.server),
    ]);
    if (first && otherExtension) await installOther(this.server, otherExtension);
    if (language !== undefined) await this.#speak(language);
    this.#window = await this.openWindow();
  }

  /** The web workbench takes its language from this variable, and so do the extension hosts that it starts. */
  async #speak(language: string): Promise<void> {
    if (language === PSEUDO) {
      const generated = join(root, 'out/l10n');
      writePseudo(root, generated);
      await cp(generated, await installedExtension(this.server), { recursive: true });
    }
    await this.browser.context.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = ${JSON.stringify(language)}`);
  }

  async openWindow(): Promise<WorkbenchWindow> {
    const window = await openWindow(this.browser, this.server, host === 'web' ? {} : { folder: this.folder });
    // Drawn by the extension as soon as it is active.
    await window.statusBar.wait(ITEM, /\$\(/);
    return window;
  }

  /** As when the machine is switched off. */
  async stop(): Promise<void> {
    this.#window = undefined;
    await this.#browser?.close();
    await this.#server?.stop();
    this.#browser = undefined;
    this.#server = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await this.#tradovate?.close();
    for (const sandbox of this.sandboxes.values()) await sandbox.close().catch(() => undefined);
    for (const folder of [this.folder, this.#dataDir, this.#userDataDir]) {
      if (folder) await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  }

  async screenshots(name: string): Promise<void> {
    for (const [at, page] of (this.#browser?.context.pages() ?? []).entries()) {
      if (!page.url().startsWith('http')) continue;
      await page
        .screenshot({ path: join(pictures, `${name}${at > 0 ? `-${at + 1}` : ''}.png`) })
        .catch(() => undefined);
    }
  }

  /** With `TRADOVATE_PICTURES=1`, for looking at: drawing and writing one takes half a second of CPU. */
  async picture(name: string, { page }: { readonly page: Page } = this.window): Promise<void> {
    const path = join(pictures, `${host}-${name}.png`);
    if (process.env['TRADOVATE_PICTURES']) await page.screenshot({ path, animations: 'disabled' });
  }
}

/** A stage for the tests of one `describe`; with a picture of every window where one fails. */
export function useStage(options: StageOptions = {}): Stage {
  const stage = new Stage(options);
  let failed = false;
  const picture = (what: string) => stage.screenshots(`failed-${host}-${what.replace(/[^a-z0-9]+/gi, '-')}`);
  before(async function () {
    afterAllTests(this, closeBrowser);
    try {
      await stage.open();
    } catch (error) {
      await picture(this.test?.parent?.fullTitle() ?? 'open');
      throw error;
    }
  });
  beforeEach(function () {
    if (failed && options.chained) this.skip();
  });
  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return;
    failed = true;
    await picture(this.currentTest.fullTitle());
  });
  after(() => stage.close());
  return stage;
}

/** When all tests of the process have ended: they may be those of several files. */
function afterAllTests({ test }: Mocha.Context, close: () => Promise<void>): void {
  let suite = test?.parent;
  while (suite?.parent) suite = suite.parent;
  suite?.afterAll(close);
}

/** Runs a command of the extension through the palette, once the one before has closed it. */
export async function command(window: WorkbenchWindow, which: Command): Promise<void> {
  await window.quickInput.waitClosed();
  await window.command(paletteTitle(which));
}

/** Closes every message, so that the next one found is a new one. */
export async function clear({ page, notifications }: WorkbenchWindow): Promise<void> {
  const gone = async () => {
    const close = page.locator('.notification-toast .codicon-notifications-clear');
    await close.evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    return (await notifications.all()).length === 0;
  };
  await waitFor('the messages to be gone', gone, { instead: async () => JSON.stringify(await notifications.all()) });
}

/** Answers the seven steps of a new profile. */
export async function typeProfile(
  { quickInput }: WorkbenchWindow,
  { name, password, appId, appVersion, cid, sec }: Credentials,
  environment = 'Sandbox',
): Promise<void> {
  await quickInput.pick('1/7', environment);
  for (const [at, value] of [name, password, appId, appVersion, String(cid), sec].entries()) {
    await quickInput.answer(`${at + 2}/7`, value);
  }
}

/** Chooses to type the credentials. */
export async function beginFirstProfile(window: WorkbenchWindow): Promise<void> {
  await window.quickInput.wait(english(profileTexts.firstProfile));
  await window.press('Enter');
}

/** What is said after a sign-in to that environment. */
export function signedIn(environment: string): RegExp {
  const { message, args } = tokenTexts.signedIn(environment, ANY, 0);
  return saying({ message, args: [...args.slice(0, 2), ANY] });
}

/** What is said after a renewal there. */
export function renewed(environment: string): RegExp {
  const { message, args } = tokenTexts.renewed(environment, 0);
  return saying({ message, args: [...args.slice(0, 1), ANY] });
}

/** What is said while requests are blocked. @param time `15:30`, else any */
export function blocked(time: string = ANY): RegExp {
  return saying({ message: tokenTexts.blocked(0).message, args: [time] });
}

/** From an empty machine to a token. */
export async function signIn(window: WorkbenchWindow, credentials: Credentials): Promise<void> {
  await command(window, commands.getToken);
  await beginFirstProfile(window);
  await typeProfile(window, credentials);
  await window.notifications.wait(signedIn('Sandbox'));
}

/** The quick way to a profile: from the clipboard. */
export async function importProfile(
  window: WorkbenchWindow,
  credentials: Credentials,
  environment: string,
): Promise<void> {
  await window.setClipboard(JSON.stringify(credentials));
  await command(window, commands.importCredentials);
  await pick(window, profileTexts.chooseSource, profileTexts.fromClipboard);
  await pick(window, english(profileTexts.clipboard), profileTexts.useTheseCredentials);
  await pick(window, profileTexts.chooseEnvironment, environment);
  await window.quickInput.waitClosed();
  // The prompt is closed before the profile is stored and active.
  await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(\\w+\\) ${environment}\\b`));
}

/** Chooses a row of the list that says `where`. */
export function pick(window: WorkbenchWindow, where: Text | string, label: Text | string): Promise<QuickInputState> {
  const [place, row] = [where, label].map((text) => (typeof text === 'string' ? text : english(text)));
  return window.quickInput.pick(there(place), there(row));
}

export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('It is not there (any more).');
  return value;
}

/** Where the extension is installed. */
export async function installedExtension({ dataDir }: HostServer): Promise<string> {
  const extensions = join(dataDir, 'extensions');
  const installed = (await readdir(extensions)).find((name) => name.startsWith('tradovate-community.'));
  return join(extensions, there(installed));
}

function hostNamed(name = 'latest'): Host {
  if (name === 'latest' || name === 'oldest' || name === 'web') return name;
  throw new Error(`TRADOVATE_HOST is latest, oldest or web, not ${name}.`);
}
