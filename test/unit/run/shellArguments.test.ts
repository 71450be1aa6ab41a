import assert from 'node:assert/strict';
import { commandLine } from '../../../src/core/run/shellArguments';
import { errorOf } from './errorOf';
import { shellWords } from '../snippets/shellWords';

const HOSTILE = [
  '/w/$(touch x).py',
  "/w/it's `id`.js",
  '/w/a;b|c&d>e<f.ts',
  '/w/"quoted" $HOME.go',
  '/w/!! \\ *?[a].sh',
  '/w/ü 中.py',
  "''",
];

describe('a command line to type into a shell', () => {
  it('is plain where nothing needs quotes, in any shell', () => {
    for (const shell of ['bash', 'fish', 'pwsh', 'cmd', 'nu', undefined])
      assert.equal(commandLine(shell, ['python3', '/home/a/bot-1.py']), 'python3 /home/a/bot-1.py');
  });

  for (const shell of ['sh', 'bash', 'zsh', 'gitbash'])
    for (const path of HOSTILE)
      it(`${shell} reads ${path} as one word`, () =>
        assert.deepEqual(shellWords(commandLine(shell, ['node', path])), ['node', path]));

  const exact: readonly (readonly [shell: string, word: string, line: string])[] = [
    ['fish', "/w/it's \\.py", "node '/w/it\\'s \\\\.py'"],
    ['pwsh', "/w/it's ’$x.py", "node '/w/it''s ’’$x.py'"],
    ['powershell', 'C:\\a,b\\c.py', "node 'C:\\a,b\\c.py'"],
    ['cmd', 'C:\\a & b\\c.py', 'node "C:\\a & b\\c.py"'],
  ];
  for (const [shell, word, line] of exact)
    it(`for ${shell}: ${word}`, () => assert.equal(commandLine(shell, ['node', word]), line));

  it('calls a quoted program of PowerShell', () => {
    assert.equal(commandLine('pwsh', ['/w/a b/tsx', 'x.ts']), "& '/w/a b/tsx' x.ts");
  });

  for (const [shell, word] of [
    ['cmd', 'C:\\%PATH%.py'],
    ['nu', '/w/a b.py'],
    [undefined, '/w/a b.py'],
    ['bash', '/w/a\n.py'],
    ['bash', '/w/a\x1b[A.py'],
    ['bash', '/w/a\u202egnp.py'],
  ] as const)
    it(`is refused for ${shell ?? 'an unknown shell'}: ${JSON.stringify(word)}`, () =>
      assert.equal(errorOf(() => commandLine(shell, ['node', word])).kind, 'unsupported'));
});
