import { assert } from 'chai';
import * as vscode from 'vscode';
import { RequestCompletion } from '../../../src/ui/snippets/completion';
import { closeAll } from './editor';
import { openFresh as open, openNamed } from './named';
import { FakeSession, loadCatalog, memory } from './fakes';
import { until } from './until';
import { writeRequest } from '../../../src/core/snippets/writeRequest';

const settings = () => vscode.workspace.getConfiguration('tradovate');

/** The extension's items at the first cursor, as other code sees them. */
async function offers(editor: vscode.TextEditor, resolved = 0): Promise<vscode.CompletionItem[]> {
  const { document, selection } = editor;
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    selection.active,
    undefined,
    resolved,
  );
  return list.items.filter(({ command }) => command?.command === 'tradovate.insertSnippet');
}

const pathOf = ({ label }: vscode.CompletionItem): string => (typeof label === 'string' ? label : label.label);

/** Once: a list of choices within the request would be accepted next. A change of the document shows that it was accepted. */
async function accept(document: vscode.TextDocument): Promise<void> {
  let accepted = false;
  const listening = vscode.workspace.onDidChangeTextDocument((event) => (accepted ||= event.document === document));
  await until(async () => {
    if (!accepted) await vscode.commands.executeCommand('acceptSelectedSuggestion');
    return accepted;
  });
  listening.dispose();
}

/** Opens the list and accepts its first row, as Tab does. */
async function complete({ document }: vscode.TextEditor): Promise<string> {
  const before = document.getText();
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
  await accept(document);
  await until(() => document.getText() !== before);
  return document.getText();
}

describe('completion while typing', () => {
  before(() => settings().update('snippets.token', 'reference', vscode.ConfigurationTarget.Global));
  after(() => settings().update('snippets.token', undefined, vscode.ConfigurationTarget.Global));
  afterEach(closeAll);

  const languages: readonly (readonly [language: string, before: string, after: RegExp])[] = [
    [
      'javascript',
      'const a = 1;\ntvaccountlist|',
      /^const a = 1;\nvoid \(async function[^]*process\.env\.TRADOVATE_ACCESS_TOKEN/,
    ],
    ['shellscript', '# mine\ntvaccountlist|', /^# mine\nprintf [^]*\$TRADOVATE_ACCESS_TOKEN" \| curl /],
    ['python', 'a = 1\ntv/account/list|', /^a = 1\n[^]*os\.environ\["TRADOVATE_ACCESS_TOKEN"\]/],
  ];
  for (const [language, text, expected] of languages) {
    it(`leaves the request and the cursor after it in ${language}; one undo takes it back`, async () => {
      const editor = await open(text, language);
      const typed = editor.document.getText();
      const after = await complete(editor);
      assert.match(after, expected);
      assert.notMatch(after, /tv[/a]/);
      const { document } = editor;
      const end = document.getText().trimEnd().length;
      await until(() => document.offsetAt(editor.selection.active) === end);
      await vscode.commands.executeCommand('undo');
      assert.equal(document.getText(), typed);
    });
  }

  it('takes the place of what was typed at every cursor', async () => {
    const editor = await open('tvaccountlist|\n#\ntvaccountlist|\n', 'shellscript');
    const after = await complete(editor);
    assert.equal(after.match(/curl /g)?.length, 2);
    assert.notInclude(after, 'tvacc');
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), 'tvaccountlist\n#\ntvaccountlist\n');
  });

  it('keeps the line ends of the file', async () => {
    const editor = await open('// a\ntvaccountlist|', 'javascript', vscode.EndOfLine.CRLF);
    assert.notMatch(await complete(editor), /[^\r]\n/);
  });

  it('lets the values be typed, in order', async () => {
    const editor = await open('tvplaceorder|', 'shellscript');
    await complete(editor);
    assert.match(editor.document.getText(editor.selection), /^(DEMO\d+)?$/);
  });

  it('offers without the list being asked for, and searches anew at each letter', async () => {
    const editor = await open('|', 'javascript');
    for (const letter of 'tvplaceord') await vscode.commands.executeCommand('type', { text: letter });
    await accept(editor.document);
    await until(() => editor.document.getText().includes('/order/placeorder'));
  });

  it('leaves the lead to a symbol of one’s own', async () => {
    for (const own of ['tvList', 'tvlist']) {
      const editor = await open(`const ${own} = 1;\n${own.slice(0, -1)}|`, 'javascript');
      await complete(editor);
      assert.equal(editor.document.getText(), `const ${own} = 1;\n${own}`);
      await closeAll();
    }
  });

  it('ranks by name and path', async () => {
    for (const [typed, first] of [
      ['tvplaceorder', '/order/placeorder'],
      ['tv/order/pl', '/order/placeorder'],
      ['tvaccountlist', '/account/list'],
    ] as const) {
      const found = await offers(await open(`${typed}|`, 'javascript'));
      const best = [...found].sort((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''))[0];
      assert.equal(best && pathOf(best), first, typed);
    }
  });

  it('says nothing where the prefix is not there', async () => {
    for (const text of ['|', 'acc|', 'xtvacc|', 'a.tvacc|', '$tvacc|', 'tv acc|', 'tvxqzw|', '/x/tvacc|']) {
      assert.deepEqual((await offers(await open(text, 'javascript'))).map(pathOf), [], text);
    }
    assert.deepEqual(await offers(await open('tvacc|', 'plaintext')), []);
  });

  it('shows nothing at the first letter', async () => {
    await settings().update('snippets.token', 'reference', vscode.ConfigurationTarget.Global);
    const items = await offers(await open('t|', 'javascript'));
    assert.deepEqual(items, []);
  });

  it('follows the fence in Markdown, and is silent outside', async () => {
    const found = await offers(await open('# a\n```python\ntvaccountlist|\n```\n', 'markdown'), 1);
    assert.include(found[0]?.detail, '(Python');
    assert.deepEqual(await offers(await open('# a\ntvaccountlist|\n', 'markdown')), []);
  });

  it('offers in a .http file, whether its language is known or not', async () => {
    const editor = await openNamed('requests.http', 'tvaccountlist');
    await complete(editor);
    assert.match(editor.document.getText(), /^### [^]*\nGET https:[^]*\{\{\$processEnv TRADOVATE_ACCESS_TOKEN\}\}/);
  });

  it('shows the request with the variable, and inserts nothing automatically', async () => {
    const [first] = await offers(await open('tvaccountlist|', 'shellscript'), 3);
    assert.equal(first?.insertText, 'tvaccountlist');
    const documentation = (first?.documentation as vscode.MarkdownString).value;
    assert.include(documentation, '/account/list');
    assert.include(documentation, '$TRADOVATE_ACCESS_TOKEN');
  });

  it('takes less than 10 ms with all operations', async () => {
    const catalog = await loadCatalog();
    const provider = new RequestCompletion({
      catalog: () => Promise.resolve(catalog),
      writeRequest,
      session: new FakeSession(),
      memory: memory(),
      settings: { snippetVariable: 'TRADOVATE_ACCESS_TOKEN', audience: 'retail' },
    });
    const times: number[] = [];
    for (const typed of ['tv', 'tva', 'tvo', 'tvacc', 'tv/order/', 'tvlist', 'tvplaceorder']) {
      const { document, selection } = await open(`${typed}|`, 'javascript');
      for (let run = 0; run < 20; run++) {
        const begun = performance.now();
        assert.ok(await provider.provideCompletionItems(document, selection.active));
        times.push(performance.now() - begun);
      }
    }
    times.sort((a, b) => a - b);
    const middle = times[times.length >> 1] ?? NaN;
    const max = times.at(-1) ?? NaN;
    console.log(`      median ${middle.toFixed(2)} ms, at most ${max.toFixed(2)} ms`);
    assert.isBelow(middle, 10);
  });
});
