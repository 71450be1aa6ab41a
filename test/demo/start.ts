import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findDesktop } from '../hosts/desktop';
import { startServer } from '../hosts/server';
import { buildPackage, root, setStage, vsix } from './session';

/** The extension in a VS Code that stays open for a person, with the sandbox beside it. Ends with Ctrl+C. */
async function start(): Promise<void> {
  buildPackage();
  const { sandbox, folder, userSettings } = await setStage();
  const { name, password, appId, appVersion, cid, sec } = sandbox.credentials;
  const credentials = JSON.stringify({ name, password, appId, appVersion, cid, sec }, undefined, 2);
  await writeFile(
    join(folder, 'credentials.js'),
    `// Invented, for the sandbox. Run "Tradovate: Import Credentials…" here.\nconst credentials = ${credentials};\n`,
  );
  await writeFile(join(folder, 'try.js'), '');
  console.log(`Sandbox: ${sandbox.baseUrl}, the environment Sandbox in this VS Code. Its credentials:\n${credentials}`);
  const desktop = process.env['TRADOVATE_VSCODE'] ?? findDesktop();
  if (desktop) await openDesktop(desktop, folder, userSettings);
  else await openServer(folder, userSettings);
}

async function openDesktop(desktop: string, folder: string, userSettings: Record<string, unknown>): Promise<void> {
  const data = join(folder, '.vscode-data');
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(join(data, 'User/settings.json'), JSON.stringify(userSettings, undefined, 2));
  spawn(desktop, [folder, '--new-window', `--extensionDevelopmentPath=${root}`, `--user-data-dir=${data}`], {
    stdio: 'ignore',
  });
  console.log('VS Code is opening. Ctrl+C ends the sandbox.');
}

async function openServer(folder: string, userSettings: Record<string, unknown>): Promise<void> {
  const server = await startServer({ host: 'latest', userSettings });
  await server.installVsix(vsix);
  console.log(`Open in a browser: ${server.url(folder)}\nCtrl+C ends it.`);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
