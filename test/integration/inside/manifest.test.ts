import { assert } from 'chai';
import * as vscode from 'vscode';

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly activationEvents: readonly string[];
  readonly contributes: { readonly commands: readonly { readonly command: string; readonly category: string }[] };
}

const extension = () => vscode.extensions.getExtension('tradovate-community.tradovate-token');

describe('the manifest and the code', () => {
  it('is the extension with its id, active by its own activation event', async () => {
    await extension()?.activate();
    assert.equal(extension()?.isActive, true);
    assert.equal(extension()?.exports, undefined, 'nothing is offered to other extensions');
  });

  it('contributes every command that the code registers, and no other', async () => {
    const { contributes } = extension()?.packageJSON as Manifest;
    const declared = contributes.commands.map(({ command }) => command).sort();
    const views = /\.(focus|open|resetViewLocation|removeView|toggleVisibility)$/;
    const registered = (await vscode.commands.getCommands(true))
      .filter((id) => id.startsWith('tradovate.') && !views.test(id))
      .sort();
    assert.deepEqual(registered, declared);
    assert.ok(contributes.commands.every(({ category }) => category === 'Tradovate'));
  });

  it('lets nobody but the user choose where credentials go', () => {
    const environments = vscode.workspace.getConfiguration('tradovate').inspect('environments');
    assert.equal(environments?.workspaceValue, undefined);
  });
});
