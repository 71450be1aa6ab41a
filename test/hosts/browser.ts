import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type LaunchOptions,
} from 'playwright-core';
import { installChromium } from './chromium';
import { settle } from './settle';

export interface BrowserOptions {
  /** A profile that stays: what a page stored is there again in the next browser with the same folder. */
  userDataDir?: string;
  /** More flags for Chromium, e.g. `--ignore-certificate-errors`. */
  args?: string[];
  /** A visible window; needs a display. */
  headed?: boolean;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Pixels of the screen for one of CSS: 1, unless given. */
  scale?: number;
}

/** One browser profile. Windows opened in it share localStorage and IndexedDB, so secrets and global state. */
export interface TestBrowser {
  context: BrowserContext;
  /** A further, empty profile; not with `userDataDir`. */
  newContext(): Promise<BrowserContext>;
  close(): Promise<void>;
}

/** `--no-sandbox`: root, as in containers, may not have one. The rest keeps Chromium from asking the network. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A workbench takes 250 MB: a heap that begins with a few collects garbage for 0.4 s of CPU until it has grown. */
const ROOMY_HEAP = '--js-flags=--min-semi-space-size=64,--initial-old-space-size=512';

/** For tests of a workbench. Not where a page's own speed is measured. */
export function openWorkbenchBrowser({ args = [], ...options }: BrowserOptions = {}): Promise<TestBrowser> {
  return openBrowser({ ...options, args: [ROOMY_HEAP, ...args] });
}

export async function openBrowser(options: BrowserOptions = {}): Promise<TestBrowser> {
  const { executablePath, env } = await installChromium();
  const launch: LaunchOptions = {
    executablePath,
    headless: !options.headed,
    args: [...FLAGS, ...(options.args ?? [])],
    env: { ...definedEnv(), ...env },
    timeout: 60_000,
  };
  const page: BrowserContextOptions = {
    viewport: options.viewport ?? { width: 1280, height: 800 },
    deviceScaleFactor: options.scale ?? 1,
    colorScheme: options.colorScheme ?? 'dark',
    reducedMotion: 'reduce',
    permissions: ['clipboard-read', 'clipboard-write'],
  };
  if (options.userDataDir) {
    const context = await chromium.launchPersistentContext(options.userDataDir, { ...launch, ...page });
    const close = async (): Promise<void> => {
      for (const page of context.pages()) await settle(page);
      await context.close();
    };
    const newContext = () => Promise.reject(new Error('A browser with a profile of its own has this one context.'));
    return { context, newContext, close };
  }
  const browser: Browser = await chromium.launch(launch);
  const newContext = () => browser.newContext(page);
  return { context: await newContext(), newContext, close: () => browser.close() };
}

function definedEnv(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
