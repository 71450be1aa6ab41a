import type { OtherExtension } from '../../hosts/otherExtension';

/** What each program does: one request with the token of its environment; then it waits for a file `end`, at most a minute. */
const node = `
const { writeFileSync, existsSync } = require('node:fs');
const { TRADOVATE_ACCESS_TOKEN: token, TRADOVATE_API_URL: url, WHO } = process.env;
(async () => {
  const response = await fetch(url + '/account/list', { headers: { Authorization: 'Bearer ' + token } });
  const accounts = await response.json();
  writeFileSync(process.argv[2] ?? 'node.result', JSON.stringify({ status: response.status, accounts: accounts.length, who: WHO }));
  console.log('called');
  const until = Date.now() + 60000;
  while (!existsSync('end') && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
})();
`;

const python = `
import json, os, time, urllib.request
request = urllib.request.Request(os.environ['TRADOVATE_API_URL'] + '/account/list')
request.add_header('Authorization', 'Bearer ' + os.environ['TRADOVATE_ACCESS_TOKEN'])
with urllib.request.urlopen(request) as response:
    result = {'status': response.status, 'accounts': len(json.load(response)), 'who': os.environ.get('WHO')}
with open('python.result', 'w') as file:
    json.dump(result, file)
print('called', flush=True)
until = time.time() + 60
while not os.path.exists('end') and time.time() < until:
    time.sleep(0.05)
`;

const env = {
  TRADOVATE_ACCESS_TOKEN: 'tradovate:accessToken',
  TRADOVATE_API_URL: 'tradovate:apiUrl',
  WHO: 'tradovate:profile',
};
const cwd = '${workspaceFolder}';
const hidden = { presentation: { hidden: true } };

const launch = {
  version: '0.2.0',
  configurations: [
    { type: 'node', request: 'launch', name: 'Node bot', program: `${cwd}/bot.js`, cwd, env, ...hidden },
    { type: 'python-test', request: 'launch', name: 'Python bot', program: `${cwd}/bot.py`, cwd, env, ...hidden },
  ],
  compounds: [{ name: 'Both', configurations: ['Node bot', 'Python bot'] }],
};

const tasks = {
  version: '2.0.0',
  tasks: [
    { type: 'tradovate', label: 'bot', command: 'node bot.js task.result', problemMatcher: [] },
    { label: 'all', dependsOn: ['bot'], problemMatcher: [] },
  ],
};

/** A workspace with two programs, and how to start them. */
export const workspace: Readonly<Record<string, string>> = {
  'bot.js': node,
  'bot.py': python,
  '.vscode/launch.json': JSON.stringify(launch),
  '.vscode/tasks.json': JSON.stringify(tasks),
};

/** A debugger as extensions bring it: starts a Python program with the variables of the configuration. */
const debuggerCode = `
const vscode = require('vscode');
const { spawn } = require('node:child_process');
class Adapter {
  constructor() {
    this.emitter = new vscode.EventEmitter();
    this.onDidSendMessage = this.emitter.event;
  }
  handleMessage({ type, seq, command, arguments: given }) {
    if (type !== 'request') return;
    const send = (message) => this.emitter.fire({ seq: 0, ...message });
    if (command === 'initialize') send({ type: 'event', event: 'initialized' });
    if (command === 'launch') {
      this.child = spawn('python3', [given.program], { cwd: given.cwd, env: { ...process.env, ...given.env } });
      this.child.stdout.on('data', (data) => send({ type: 'event', event: 'output', body: { output: String(data) } }));
      this.child.on('close', () => send({ type: 'event', event: 'terminated' }));
    }
    if (command === 'disconnect') this.child?.kill();
    send({ type: 'response', request_seq: seq, command, success: true, body: command === 'threads' ? { threads: [] } : {} });
  }
  dispose() {
    this.child?.kill();
  }
}
exports.activate = ({ subscriptions }) => {
  subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory('python-test', {
      createDebugAdapterDescriptor: () => new vscode.DebugAdapterInlineImplementation(new Adapter()),
    }),
  );
};
`;

/** An extension that is that debugger. */
export const debuggerExtension: OtherExtension = {
  name: 'debugger',
  code: debuggerCode,
  manifest: {
    activationEvents: ['onDebugResolve:python-test', 'onDebugAdapterProtocolTracker:python-test', 'onDebug'],
    contributes: { debuggers: [{ type: 'python-test', label: 'Python (test)', languages: ['python'] }] },
  },
};
