import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isMain, projectRoot, runMain } from './install';
import type { ServerHost } from './packages';
import { temporaryDir } from './processes';
import { installExtension } from './server';

/** `tsx test/hosts/installed.ts latest|oldest FILE`: what that VS Code makes of a package, for all stages of a run. */
export const INSTALLED = join(projectRoot, 'out/installed');

async function main([host, file = '']: string[]): Promise<void> {
  await rm(INSTALLED, { recursive: true, force: true });
  await installExtension(host as ServerHost, file, temporaryDir('tradovate-data-').path, INSTALLED);
}

if (isMain(import.meta.url)) void runMain(main);
