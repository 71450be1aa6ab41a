import { execFileSync } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser, type TestBrowser } from '../../hosts/browser';
import { temporaryDir } from '../../hosts/processes';
import type { HostServer } from '../../hosts/server';

/** What the stages of one process share, because making it again takes seconds of CPU. Nothing that a user changes is in it. */

export const root = join(__dirname, '../../..');

let built: string | undefined;
let extensions: string | undefined;
let browser: Promise<TestBrowser> | undefined;

/** As a user gets it: built once a run, unless `TRADOVATE_VSIX` names one. */
export function packaged(): string {
  built ??= process.env['TRADOVATE_VSIX'] ?? buildPackage();
  return built;
}

function buildPackage(): string {
  execFileSync('npm', ['run', '--silent', 'package'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(root, 'tradovate-token.vsix');
}

/** Installs the package: VS Code does it for the first stage, and the others get a copy of what is in its folder then. */
export async function installPackage(server: HostServer): Promise<void> {
  if (server.host === 'web') return server.installVsix(packaged());
  const folder = join(server.dataDir, 'extensions');
  if (extensions !== undefined) return cp(extensions, folder, { recursive: true });
  await server.installVsix(packaged());
  extensions = temporaryDir('tradovate-extensions-').path;
  await cp(folder, extensions, { recursive: true });
}

/** A new profile in the browser of all stages. */
export async function openProfile(): Promise<TestBrowser> {
  const shared = await (browser ??= openBrowser());
  const context = await shared.newContext();
  return { context, newContext: () => shared.newContext(), close: () => context.close() };
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}
