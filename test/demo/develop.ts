import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findDesktop } from '../hosts/desktop';
import { startServer } from '../hosts/server';
import { openDesktop, PID_FILE, writeFiles } from './desktop';
import { root, setStage, type Stage } from './session';

/** Where a debugger attaches to the extension host (.vscode/launch.json). */
const DEBUG_PORT = 9333;

/**
 * `npm run develop`, which F5 starts too: builds after each change, and opens an Extension Development Host with data of
 * its own and the sandbox as an environment. There, "Developer: Reload Window" takes the last build. Ends with Ctrl+C.
 */
async function develop(): Promise<void> {
  mkdirSync(dirname(PID_FILE), { recursive: true });
  writeFileSync(PID_FILE, String(process.pid));
  process.on('SIGTERM', () => process.exit());
  // Another process may get the number.
  process.on('exit', () => rmSync(PID_FILE, { force: true }));
  await firstBuild();
  const stage = await setStage();
  await writeFiles(stage);
  const desktop = findDesktop();
  if (desktop === undefined) await openServer(stage);
  else {
    const opened = await openDesktop(desktop, stage, `--inspect-extensions=${DEBUG_PORT}`);
    opened.on('exit', () => process.exit(0));
    // The next one needs the port.
    process.on('exit', () => opened.kill());
  }
  sayReady();
}

const sayReady = (): void => console.log('[develop] ready');

/** Resolves when the extension is built for the first time; building goes on. */
function firstBuild(): Promise<void> {
  return new Promise((resolve, reject) => {
    const watching = spawn(process.execPath, [join(root, 'esbuild.js'), '--watch'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.on('exit', () => watching.kill());
    watching.on('error', reject);
    watching.on('exit', () => process.exit(1));
    let builds = 0;
    watching.stdout.on('data', (data: Buffer) => {
      process.stdout.write(data);
      if (!data.includes('[watch] built')) return;
      if (builds++ === 0) resolve();
      else sayReady();
    });
  });
}

/** Without a desktop VS Code: its server, whose pages run the extension from the project's folder, without toasts. */
async function openServer({ folder, userSettings }: Stage): Promise<void> {
  const server = await startServer({ host: 'latest', userSettings, smokeTestDriver: true });
  const url = server.url(folder, [['extensionDevelopmentPath', server.uri(root)]]);
  console.log(`Open in a browser: ${url}`);
}

develop().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
