import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openWorkbenchBrowser } from './browser';
import { isMain, projectRoot, runMain } from './install';
import { webPackage } from './packages';
import { environmentSettings } from './settings';
import { runTestPage } from './testPage';
import { startWeb } from './web';

const TESTS = join(projectRoot, 'out/test/web/index.js');

/**
 * `tsx test/hosts/webTests.ts [FOLDER]`: the web suite in VS Code's web worker host. There is no environment there; what
 * the tests must know (an address, say) goes into a file of the folder, which they read by `workspace.fs`.
 */
async function main([positional]: string[]): Promise<number> {
  if (!existsSync(TESTS)) throw new Error(`${TESTS} is missing: build the tests first.`);
  const folder = positional ?? process.env['TRADOVATE_TEST_FOLDER'];
  process.stdout.write(`Web tests in VS Code ${webPackage.vscode} for the web\n`);
  const server = await startWeb({
    extensionPath: projectRoot,
    testsPath: TESTS,
    userSettings: environmentSettings(),
    ...(folder && { folder: resolve(folder) }),
  });
  try {
    const browser = await openWorkbenchBrowser();
    try {
      return await runTestPage(browser.context, server, server.url());
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

if (isMain(import.meta.url)) void runMain(main);
