import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../../hosts/wait';
import { root } from '../../demo/session';

/** What another extension can ask VS Code for. */
export const asks = {
  silently: { id: 'consumer.silently', title: 'Consumer: Ask Silently Ten Times' },
  simulation: { id: 'consumer.simulation', title: 'Consumer: Ask for Simulation' },
  live: { id: 'consumer.live', title: 'Consumer: Ask for LIVE' },
  signOut: { id: 'consumer.signOut', title: 'Consumer: Sign Out' },
} as const;

/** Runs in VS Code. Writes what it got into the workspace, because that is all that a test can read of another extension. */
const code = `
const vscode = require('vscode');
const fs = require('node:fs');
const path = require('node:path');
const folder = () => vscode.workspace.workspaceFolders[0].uri.fsPath;
const write = (result) => fs.writeFileSync(path.join(folder(), 'asked.json'), JSON.stringify(result));
const get = (provider, options) => vscode.authentication.getSession(provider, ['api'], options);
const ask = (provider) => async () => {
  try { write(await get(provider, { createIfNone: true })); } catch (error) { write({ error: String(error) }); }
};
exports.activate = ({ subscriptions }) => {
  const register = (id, run) => subscriptions.push(vscode.commands.registerCommand(id, run));
  register('consumer.silently', async () => {
    const all = Array.from({ length: 10 }, (_, at) => get(at % 2 ? 'tradovate-live' : 'tradovate-simulation', { silent: true }));
    write((await Promise.all(all)).map((session) => session ?? null));
  });
  register('consumer.simulation', ask('tradovate-simulation'));
  register('consumer.live', ask('tradovate-live'));
  register('consumer.signOut', async () => {
    const session = await get('tradovate-simulation', { silent: true });
    await vscode.commands.executeCommand('_signOutOfAccount', { providerId: 'tradovate-simulation', accountLabel: session.account.label });
    write('signed out');
  });
};
`;

/** The package of an extension that asks for the token. */
export function packConsumer(): Promise<string> {
  const named = Object.values(asks).map(({ id, title }) => ({ command: id, title }));
  return packExtension('consumer', code, { contributes: { commands: named } });
}

/** The package of another extension, to be installed in addition to ours. @param own of its manifest: what it contributes, say */
export async function packExtension(name: string, code: string, own: object): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `tradovate-${name}-`));
  const manifest = {
    name,
    publisher: 'invented',
    version: '0.0.1',
    engines: { vscode: '^1.105.0' },
    main: 'extension.js',
    files: ['extension.js'],
    ...own,
  };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(join(folder, 'extension.js'), code);
  const vsce = join(root, 'node_modules/@vscode/vsce/vsce');
  const args = [
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--skip-license',
    '--out',
    `${name}.vsix`,
  ];
  execFileSync(process.execPath, [vsce, ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, `${name}.vsix`);
}

/** What it wrote last, once it has. */
export async function asked(folder: string): Promise<unknown> {
  const file = join(folder, 'asked.json');
  const read = () =>
    readFile(file, 'utf8').then(
      (text) => (text === '' ? undefined : text),
      () => undefined,
    );
  const text = await waitFor('the other extension to have its answer', read);
  await rm(file);
  return JSON.parse(text);
}
