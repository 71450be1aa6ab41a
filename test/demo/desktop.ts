import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Credentials, Sandbox } from '../sandbox/sandbox';
import { root, type Stage } from './session';

/** The process of `npm run develop`. */
export const PID_FILE = join(root, 'out/develop.pid');

/** Puts files into the stage's folder: the sandbox's credentials to import, and one to insert requests into. */
export async function writeFiles({ sandbox, folder }: Stage): Promise<void> {
  const credentials = credentialsOf(sandbox);
  await writeFile(
    join(folder, 'credentials.js'),
    `// Invented, for the sandbox. Run "Tradovate: Import Credentials…" here.\nconst credentials = ${credentials};\n`,
  );
  await writeFile(join(folder, 'try.js'), '');
  console.log(`Sandbox: ${sandbox.baseUrl}, the environment Sandbox in this VS Code. Its credentials:\n${credentials}`);
  console.log('Open credentials.js and run "Tradovate: Import Credentials…", then "Tradovate: Get Token".');
}

function credentialsOf({ credentials }: Sandbox): string {
  const { name, password, appId, appVersion, cid, sec }: Credentials = credentials;
  return JSON.stringify({ name, password, appId, appVersion, cid, sec }, undefined, 2);
}

/** Opens the stage's folder in a desktop VS Code with data of its own, which runs the extension from `dist/`. */
export async function openDesktop(program: string, stage: Stage, ...flags: readonly string[]): Promise<ChildProcess> {
  const data = join(stage.folder, '.vscode-data');
  await mkdir(join(data, 'User'), { recursive: true });
  await writeFile(join(data, 'User/settings.json'), JSON.stringify(stage.userSettings, undefined, 2));
  const args = [
    stage.folder,
    '--new-window',
    `--extensionDevelopmentPath=${root}`,
    `--user-data-dir=${data}`,
    ...flags,
  ];
  // Started in a VS Code's terminal, it would take itself for a part of that one.
  const env = Object.fromEntries(Object.entries(process.env).filter(([key]) => !/^(VSCODE_|ELECTRON_)/.test(key)));
  return spawn(program, args, { stdio: 'ignore', env }).on('error', (error) => console.error(error.message));
}
