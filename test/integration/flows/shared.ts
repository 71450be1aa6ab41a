import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPackage, vsix } from '../../demo/session';
import { openWorkbenchBrowser, type TestBrowser } from '../../hosts/browser';
import { temporaryDir } from '../../hosts/processes';
import type { HostServer } from '../../hosts/server';

/** What the stages of one process share, because making it again takes seconds of CPU. Nothing that a user changes is in it. */

let isBuilt = false;
/** What VS Code has installed, for `copyInstalled`. A run of all flows has it done once. */
let extensions = process.env['TRADOVATE_INSTALLED'];
let browser: Promise<TestBrowser> | undefined;

/** As a user gets it: built once a run, unless `TRADOVATE_VSIX` names one. */
export function packaged(): string {
  const given = process.env['TRADOVATE_VSIX'];
  if (given !== undefined) return given;
  if (!isBuilt) buildPackage();
  isBuilt = true;
  return vsix;
}

/**
 * Puts what VS Code has installed before this stage into the data of a server that hasn't started: one that has writes a list
 * of its own. @returns whether there was one
 */
export async function copyInstalled(dataDir: string): Promise<boolean> {
  if (extensions === undefined) return false;
  await cp(extensions, join(dataDir, 'extensions'), { recursive: true });
  return true;
}

/** Has VS Code install the package, which takes a second of CPU. */
export async function installPackage(server: HostServer): Promise<void> {
  await server.installVsix(packaged());
  if (server.host === 'web') return;
  extensions = temporaryDir('tradovate-extensions-').path;
  await cp(join(server.dataDir, 'extensions'), extensions, { recursive: true });
}

/** A new profile in the browser of all stages. */
export async function openProfile(): Promise<TestBrowser> {
  const shared = await (browser ??= openWorkbenchBrowser());
  const context = await shared.newContext();
  return { context, newContext: () => shared.newContext(), close: () => context.close() };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
