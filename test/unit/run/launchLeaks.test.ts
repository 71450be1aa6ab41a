import assert from 'node:assert/strict';
import { leakOf } from '../../../src/core/run/launchLeaks';

const cases: readonly (readonly [leaks: boolean, configuration: Readonly<Record<string, unknown>>])[] = [
  [false, { type: 'node' }],
  [false, { type: 'node', console: 'internalConsole' }],
  [true, { type: 'node', console: 'integratedTerminal' }],
  [true, { type: 'node', console: 'externalTerminal' }],
  [true, { type: 'node-terminal', command: 'node a.js' }],
  [false, { type: 'debugpy', console: 'integratedTerminal' }],
  [false, { type: 'python' }],
  [true, { type: 'java' }],
  [false, { type: 'java', console: 'internalConsole' }],
  [true, { type: 'coreclr', console: 'integratedTerminal' }],
  [true, { type: 'cppdbg', externalConsole: true }],
  [false, { type: 'cppdbg', externalConsole: false }],
  [true, { type: 'node', trace: true }],
  [true, { type: 'node', trace: { stdio: true } }],
  [true, { type: 'node', trace: { stdio: false, logFile: '/tmp/a.json' } }],
  [false, { type: 'node', trace: { stdio: false, logFile: null } }],
  [true, { type: 'go', trace: 'verbose' }],
  [false, { type: 'node', trace: false }],
  [true, { type: 'debugpy', logToFile: true }],
  [true, { type: 'coreclr', logging: { engineLogging: true } }],
  [false, { type: 'coreclr', logging: { engineLogging: false } }],
  [true, { type: 'coreclr', logging: { diagnosticsLog: { protocolMessages: true } } }],
  [false, { type: 'coreclr', logging: { diagnosticsLog: { protocolMessages: false } } }],
  [true, { type: 'go', logOutput: 'debugger,dap' }],
  [false, { type: 'go', logOutput: 'debugger' }],
];

describe('a launch configuration that would show or store the token', () => {
  for (const [leaks, configuration] of cases)
    it(`${leaks ? 'is' : 'is not'} ${JSON.stringify(configuration)}`, () => {
      assert.equal(leakOf(configuration)?.kind, leaks ? 'unsupported' : undefined);
    });
});
