import { assert } from 'chai';
import * as vscode from 'vscode';
import { closeAll, open, run } from './editor';

const accountList = { operation: 'accountList', dialect: 'curl', token: 'reference' };

describe('Insert Snippet', () => {
  afterEach(closeAll);

  it('puts a request at the cursor, and one undo takes it back', async () => {
    const editor = await open('# mine\n|', 'shellscript');
    assert.equal(await run('insertSnippet', accountList), undefined, 'nothing is returned');
    const text = editor.document.getText();
    assert.match(text, /^# mine\nprintf [^]* \| curl [^]*https:\/\/demo\.tradovateapi\.com\/v1\/account\/list/);
    assert.match(text, /Authorization: Bearer %s\\n' "\$TRADOVATE_ACCESS_TOKEN"/);
    await vscode.commands.executeCommand('undo');
    assert.equal(editor.document.getText(), '# mine\n');
  });

  it('takes the indentation of its place', async () => {
    const editor = await open('if true; then\n  |\nfi', 'shellscript');
    await run('insertSnippet', accountList);
    const lines = editor.document.getText().split('\n');
    assert.equal(lines[0], 'if true; then');
    assert.ok(
      lines.slice(1, -1).every((line) => /^ {2,}\S/.test(line)),
      lines.join('\n'),
    );
  });

  it('writes at every cursor', async () => {
    const editor = await open('|\n#\n|', 'shellscript');
    await run('insertSnippet', accountList);
    assert.equal(editor.document.getText().match(/curl /g)?.length, 2);
  });

  it('keeps the line ends of the file', async () => {
    const editor = await open('// a\n|', 'javascript', vscode.EndOfLine.CRLF);
    await run('insertSnippet', { operation: 'accountList', dialect: 'fetch', token: 'reference' });
    assert.notMatch(editor.document.getText(), /[^\r]\n/);
  });

  it('is TypeScript in a TypeScript file', async () => {
    const editor = await open('|', 'typescript');
    await run('insertSnippet', { operation: 'accountList', token: 'reference' });
    assert.match(editor.document.getText(), /interface Account \{[^]*accountType: 'Customer' \| /);
  });

  it('walks through what is required, in order', async () => {
    const editor = await open('|', 'shellscript');
    await run('insertSnippet', { operation: 'placeOrder', dialect: 'curl', token: 'reference' });
    const text = editor.document.getText();
    for (const field of ['action', 'symbol', 'orderQty', 'orderType']) assert.match(text, new RegExp(`"${field}"`));
    assert.notMatch(text, /stopPrice/);
    assert.match(editor.document.getText(editor.selection), /^(DEMO\d+)?$/);
  });

  it('opens a document of the right language where there is no editor', async () => {
    await closeAll();
    await run('insertSnippet', accountList);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'shellscript');
    assert.match(vscode.window.activeTextEditor?.document.getText() ?? '', /curl/);
  });

  it('opens one, too, where the editor is read-only', async () => {
    const scheme = 'snippets-test';
    const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
      provideTextDocumentContent: () => '# nobody may edit this',
    });
    try {
      const readOnly = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:one.sh`));
      await vscode.window.showTextDocument(readOnly);
      await run('insertSnippet', accountList);
      const document = vscode.window.activeTextEditor?.document;
      assert.notEqual(document, readOnly);
      assert.match(document?.getText() ?? '', /curl/);
    } finally {
      provider.dispose();
    }
  });

  it('offers the token request without any stored secret', async () => {
    const editor = await open('|', 'javascript');
    await run('insertSnippet', { operation: 'accessTokenRequest' });
    assert.match(editor.document.getText(), /process\.env\.TRADOVATE_PASSWORD/);
  });

  it('takes the variable of the settings', async () => {
    const settings = vscode.workspace.getConfiguration('tradovate');
    await settings.update('snippets.variable', 'MY_TOKEN', vscode.ConfigurationTarget.Global);
    try {
      const editor = await open('|', 'shellscript');
      await run('insertSnippet', accountList);
      assert.match(editor.document.getText(), /\$MY_TOKEN/);
    } finally {
      await settings.update('snippets.variable', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
