import type { OtherExtension } from '../hosts/otherExtension';

/** The variable of the environment with the path where the extension serves its memory. */
export const MEMORY_SOCKET = 'TRADOVATE_BENCH_SOCKET';

const bareMain = `
const vscode = require('vscode');
const inspector = require('inspector');
const { createServer } = require('http');
exports.activate = () => {
  listen();
  return vscode.commands.registerCommand('bare.open', ({ url, token }) => {
    const panel = vscode.window.createWebviewPanel('bare', 'Bare', 1, { enableScripts: true });
    const socket = new WebSocket(url + '/websocket');
    let quote;
    const post = () => quote && panel.webview.postMessage(quote);
    panel.webview.onDidReceiveMessage((message) => message === 'ready' && post());
    panel.onDidDispose(() => socket.close());
    socket.onmessage = ({ data }) => {
      if (data === 'o') socket.send('authorize\\n1\\n\\n' + token);
      else if (data.includes('"i":1')) socket.send('md/subscribeQuote\\n2\\n\\n{"symbol":"@MES"}');
      else if (data.includes('quotes')) { quote = 'bare quote ' + data; post(); }
    };
    panel.webview.html = '<!DOCTYPE html><p id="p"></p><script>const api = acquireVsCodeApi();' +
      'addEventListener("message", ({ data }) => { p.textContent = data; requestAnimationFrame(() => api.postMessage("drawn")); });' +
      'api.postMessage("ready");</script>';
  });
};
function listen() {
  const session = new inspector.Session();
  session.connect();
  createServer((_, response) => {
    session.post('HeapProfiler.collectGarbage', () => response.end(JSON.stringify(process.memoryUsage())));
  }).listen(process.env.${MEMORY_SOCKET});
}`;

/** A webview with a socket and nothing else, and the memory of the extension host after a garbage collection. */
export const bareStream: OtherExtension = {
  name: 'barestream',
  code: bareMain,
  manifest: {
    activationEvents: ['onStartupFinished'],
    contributes: { commands: [{ command: 'bare.open', title: 'Bare' }] },
  },
};
