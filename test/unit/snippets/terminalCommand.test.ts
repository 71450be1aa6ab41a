import assert from 'node:assert/strict';
import { forTerminal, isShellOf, runsInShell } from '../../../src/core/snippets/terminalCommand';

describe('a command for a terminal', () => {
  for (const [dialect, runs] of [
    ['curl', true],
    ['powershell', true],
    ['fetch', false],
    ['toString', false],
  ] as const)
    it(`${dialect} ${runs ? 'runs' : 'does not run'} in a shell`, () => assert.equal(runsInShell(dialect), runs));

  const shells: [dialect: string, path: string, matches: boolean][] = [
    ['curl', '/bin/bash', true],
    ['curl', '/usr/bin/zsh', true],
    ['curl', 'C:\\Program Files\\Git\\bin\\bash.exe', true],
    ['curl', '', true],
    ['curl', 'C:\\WINDOWS\\System32\\cmd.exe', false],
    ['curl', '/usr/bin/fish', false],
    ['curl', 'pwsh.exe', false],
    ['powershell', 'C:\\pwsh.exe', true],
    ['powershell', '/usr/bin/pwsh-preview', true],
    ['powershell', '/bin/bash', false],
  ];
  for (const [dialect, path, matches] of shells)
    it(`${path || 'an unknown shell'} ${matches ? 'runs' : 'does not run'} ${dialect}`, () =>
      assert.equal(isShellOf(dialect, path), matches));

  it('is one statement, so that nothing runs before the last Enter', () => {
    assert.equal(forTerminal('powershell', '$a = 1\n$a\n'), '& {\n$a = 1\n$a\n}');
    assert.equal(forTerminal('curl', '# c\ncurl \\\n  x\n'), 'curl \\\n  x');
  });
});
