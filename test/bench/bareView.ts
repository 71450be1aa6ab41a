import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../demo/session';
import { temporaryDir } from '../hosts/processes';
import type { HostServer } from '../hosts/server';

export const BARE = { extension: 'bench.bare', view: 'bare.view' };

const manifest = {
  name: 'bare',
  publisher: 'bench',
  version: '1.0.0',
  description: 'A view with nothing in it.',
  engines: { vscode: '^1.105.0' },
  main: './main.js',
  activationEvents: ['onStartupFinished'],
  contributes: {
    viewsContainers: { activitybar: [{ id: 'bare', title: 'Bare', icon: 'icon.svg' }] },
    views: { bare: [{ type: 'webview', id: BARE.view, name: 'Bare', icon: 'icon.svg' }] },
  },
};

const main = `
const vscode = require('vscode');
exports.activate = () => vscode.window.registerWebviewViewProvider('${BARE.view}', {
  resolveWebviewView({ webview }) { webview.html = '<!DOCTYPE html><h1>bare</h1>'; },
});`;

/** Installs a webview view than which none can be there sooner. */
export async function installBareView(server: HostServer): Promise<void> {
  const { path: cwd, remove } = temporaryDir('tt-bare-');
  const vsix = join(cwd, 'bare.vsix');
  const files = {
    'package.json': JSON.stringify(manifest),
    'main.js': main,
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/></svg>',
    'README.md': 'Bare.',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(cwd, name), content);
  const flags = ['--allow-missing-repository', '--skip-license', '--no-dependencies', '--out', vsix];
  execFileSync(join(root, 'node_modules/.bin/vsce'), ['package', ...flags], { cwd, stdio: 'ignore' });
  await server.installVsix(vsix);
  remove();
}
