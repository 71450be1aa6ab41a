import { assert } from 'chai';
import * as vscode from 'vscode';
import { commands } from '../../../src/core/manifest';
import { until } from './until';

interface NodeHost {
  readonly process?: {
    getBuiltinModule(id: 'node:module'): { readonly _cache: Readonly<Record<string, unknown>> };
  };
}

/** Names of the bundles that this extension host has loaded; `undefined` in a browser. */
function loadedParts(extension: vscode.Uri): string[] | undefined {
  const dist = vscode.Uri.joinPath(extension, 'dist/').fsPath;
  const loaded = (globalThis as NodeHost).process?.getBuiltinModule('node:module')._cache;
  if (!loaded) return undefined;
  return Object.keys(loaded)
    .filter((file) => file.startsWith(dist))
    .map((file) => file.slice(dist.length))
    .sort();
}

/** Longer than a window with a profile waits before it loads the session (src/features/loadWhenNeeded.ts). */
const SETTLED_MS = 3000;

// The first file of the suite: later ones load parts.
describe('a window without a profile', () => {
  it('loads nothing but the entry, until a command needs more', async function () {
    const extension = vscode.extensions.getExtension('tradovate-community.tradovate-token');
    assert.ok(extension);
    if (!loadedParts(extension.extensionUri)) this.skip();
    await extension.activate();
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
    assert.deepEqual(loadedParts(extension.extensionUri), ['extension.js']);
    await vscode.commands.executeCommand(commands.showLog.id);
    await until(() => loadedParts(extension.extensionUri)?.includes('session.js'));
    assert.deepEqual(loadedParts(extension.extensionUri), ['extension.js', 'session.js']);
  });
});
