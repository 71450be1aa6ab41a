import { OTHER_PUBLISHER, type OtherExtension } from '../hosts/otherExtension';

export const BARE = { extension: `${OTHER_PUBLISHER}.bare`, view: 'bare.view' };

const code = `
const vscode = require('vscode');
exports.activate = () => vscode.window.registerWebviewViewProvider('${BARE.view}', {
  resolveWebviewView({ webview }) { webview.html = '<!DOCTYPE html><h1>bare</h1>'; },
});`;

/** A webview view than which none can be there sooner. */
export const bareView: OtherExtension = {
  name: 'bare',
  code,
  manifest: {
    activationEvents: ['onStartupFinished'],
    contributes: {
      viewsContainers: { activitybar: [{ id: 'bare', title: 'Bare', icon: 'icon.svg' }] },
      views: { bare: [{ type: 'webview', id: BARE.view, name: 'Bare', icon: 'icon.svg' }] },
    },
  },
  files: {
    'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6"/></svg>',
  },
};
