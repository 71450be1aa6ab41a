import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseCatalog } from '../../../src/core/operations/catalog';
import { completionMatches } from '../../../src/core/snippets/completionMatches';
import { optionalFields } from '../../../src/core/snippets/optionalFields';
import { forTerminal, isShellOf, runsInShell } from '../../../src/core/snippets/terminalCommand';
import { findTokens } from '../../../src/ui/snippets/findTokens';
import { typedIn } from '../../../src/ui/snippets/completionPrefix';

const catalogue = parseCatalog(readFileSync('src/core/operations/operations.json', 'utf8'));
const best = (typed: string, recent: readonly string[] = []) => completionMatches(catalogue, typed, recent)[0]?.path;

describe('the prefix of a completion', () => {
  const there: [string, string][] = [
    ['tv', ''],
    ['  tvacc', 'acc'],
    ['x = tv/order/pl', '/order/pl'],
    ['(tvplaceOrder', 'placeOrder'],
    ['"tvacc', 'acc'],
  ];
  for (const [line, rest] of there) it(`is in ${line}`, () => assert.equal(typedIn(line)?.rest, rest));

  for (const line of [
    '',
    'acc',
    'xtvacc',
    'a.tv',
    '$tvacc',
    '#tv',
    'a/tv',
    'tv acc',
    'TVACC',
    'tv-a',
    `${' '.repeat(1001)}tv`,
  ])
    it(`is not in ${line.trim() || 'an empty line'}`, () => assert.equal(typedIn(line), undefined));
});

describe('what a completion offers', () => {
  it('leads with what was used last where nothing is typed', () =>
    assert.equal(best('', ['placeOrder']), '/order/placeorder'));
  it('finds by name', () => assert.equal(best('placeorder'), '/order/placeorder'));
  it('finds by path', () => assert.equal(best('/account/li'), '/account/list'));
  it('finds nothing by a word of a summary alone', () => assert.equal(best('simulation'), undefined));
  it('has an end', () => assert.equal(completionMatches(catalogue, '', []).length, 60));
});

describe('optional fields', () => {
  const of = (id: string) => optionalFields(catalogue.byId.get(id) ?? assert.fail(id)).map(({ name }) => name);
  it('are what is not required', () =>
    assert.ok(of('placeOrder').includes('stopPrice') && !of('placeOrder').includes('symbol')));
  it('are none where there are none', () => assert.deepEqual(of('accountList'), []));
  it('are no credentials', () => assert.ok(!of('accessTokenRequest').includes('sec')));
});

describe('a snippet for a terminal', () => {
  it('runs in the shells of its kind', () => {
    assert.ok(runsInShell('curl') && runsInShell('powershell') && !runsInShell('fetch'));
    for (const shell of ['/bin/bash', '/usr/bin/zsh', 'C:\\Program Files\\Git\\bin\\bash.exe', ''])
      assert.ok(isShellOf('curl', shell), shell);
    for (const shell of ['C:\\WINDOWS\\System32\\cmd.exe', '/usr/bin/fish', 'pwsh.exe'])
      assert.ok(!isShellOf('curl', shell), shell);
    assert.ok(isShellOf('powershell', 'C:\\pwsh.exe') && !isShellOf('powershell', '/bin/bash'));
  });
  it('is one statement, so that nothing runs before the last Enter', () => {
    assert.equal(forTerminal('powershell', '$a = 1\n$a\n'), '& {\n$a = 1\n$a\n}');
    assert.equal(forTerminal('curl', '# c\ncurl \\\n  x\n'), 'curl \\\n  x');
  });
});

describe('tokens in a text', () => {
  it('are found by value, the longest of two', () =>
    assert.deepEqual(findTokens('a ab.c abc', ['ab.c', 'ab.c-d']), [{ token: 'ab.c', offset: 2 }]));
  it('are no part of a longer word', () => assert.deepEqual(findTokens('tokens token-x', ['token']), []));
  it('are not looked for in what is very large', () =>
    assert.deepEqual(findTokens(`t ${'x'.repeat(300_000)}`, ['t']), []));
});
