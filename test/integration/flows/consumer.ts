import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OtherExtension } from '../../hosts/otherExtension';
import { waitFor } from '../../hosts/wait';

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

/** An extension that asks for the token. */
export const consumer: OtherExtension = {
  name: 'consumer',
  code,
  manifest: { contributes: { commands: Object.values(asks).map(({ id, title }) => ({ command: id, title })) } },
};

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
