import assert from 'node:assert/strict';
import { forTerminal, runsInShell, shellRuns, wslVariables } from '../../../src/core/snippets/terminalCommand';

describe('a command for a terminal', () => {
  for (const [dialect, runs] of [
    ['curl', true],
    ['powershell', true],
    ['fetch', false],
    ['toString', false],
  ] as const)
    it(`${dialect} ${runs ? 'runs' : 'does not run'} in a shell`, () => assert.equal(runsInShell(dialect), runs));

  const shells: [dialect: string, path: string, runs: ReturnType<typeof shellRuns>][] = [
    ['curl', '/bin/bash', 'yes'],
    ['curl', '/usr/bin/zsh', 'yes'],
    ['curl', 'C:\\Program Files\\Git\\bin\\bash.exe', 'yes'],
    ['curl', '', 'unknown'],
    ['curl', 'C:\\WINDOWS\\System32\\cmd.exe', 'no'],
    ['curl', '/usr/bin/fish', 'no'],
    ['curl', 'pwsh.exe', 'no'],
    ['powershell', 'C:\\pwsh.exe', 'yes'],
    ['powershell', '/usr/bin/pwsh-preview', 'yes'],
    ['powershell', '/bin/bash', 'no'],
  ];
  for (const [dialect, defaultShell, runs] of shells)
    it(`${defaultShell || 'an unknown shell'} runs ${dialect}: ${runs}`, () =>
      assert.equal(shellRuns(dialect, { defaultShell, elsewhere: false }), runs));

  for (const [inherited, expected] of [
    [undefined, 'A/u:B/u'],
    ['', 'A/u:B/u'],
    ['USERPROFILE/p:', 'USERPROFILE/p:A/u:B/u'],
  ] as const)
    it(`hands its variables on to WSL, after ${inherited ?? 'none'}`, () =>
      assert.equal(wslVariables(['A', 'B'], inherited).WSLENV, expected));

  describe("finding low: the wrong shell's dialect in a remote terminal", () => {
    const remote = { defaultShell: 'C:\\pwsh.exe', elsewhere: true };

    it('the default shell of this machine says nothing about one elsewhere', () => {
      for (const dialect of ['curl', 'powershell']) assert.equal(shellRuns(dialect, remote), 'unknown');
    });

    it('the detected shell counts, whatever the default is', () => {
      for (const facts of [remote, { ...remote, elsewhere: false }]) {
        assert.equal(shellRuns('curl', { ...facts, detected: 'bash' }), 'yes');
        assert.equal(shellRuns('curl', { ...facts, detected: 'gitbash' }), 'yes');
        assert.equal(shellRuns('powershell', { ...facts, detected: 'bash' }), 'no');
        assert.equal(shellRuns('curl', { ...facts, detected: 'fish' }), 'no');
        assert.equal(shellRuns('curl', { ...facts, detected: 'python' }), 'no');
      }
    });
  });

  it('is one statement, so that nothing runs before the last Enter', () => {
    assert.equal(forTerminal('powershell', '$a = 1\n$a\n'), '& {\n$a = 1\n$a\n}');
    assert.equal(forTerminal('curl', '# c\ncurl \\\n  x\n'), 'curl \\\n  x');
  });
});
