import { assert } from 'chai';
import * as vscode from 'vscode';
import { localTime } from '../../../src/core/platform/durations';
import { watchTokens } from '../../../src/ui/snippets/tokenCodeLens';
import { refreshTokenHere } from '../../../src/ui/snippets/refreshToken';
import type { KnownSecrets } from '../../../src/core/scanning/knownSecrets';
import { closeAll } from './editor';
import { openFresh as open, openNamed } from './named';
import { FakeSession, invented, knownSecretsOf, NOW } from './fakes';
import { until } from './until';

const first = invented('first');
const second = invented('second', NOW + 1);

describe('an issued token in a text', () => {
  let session: FakeSession;
  let knownSecrets: KnownSecrets;
  let watching: vscode.Disposable;

  beforeEach(async () => {
    session = new FakeSession();
    knownSecrets = knownSecretsOf(session);
    watching = watchTokens(knownSecrets);
    session.hold(first);
    await knownSecrets.addToken('p1', first);
  });
  afterEach(async () => {
    watching.dispose();
    knownSecrets.dispose();
    await closeAll();
  });

  const refreshUi = () => ({
    obtainToken: () => session.currentToken(),
    knownSecrets,
    runReporting: () => Promise.resolve(),
  });

  const lensesOf = ({ document }: vscode.TextEditor) =>
    vscode.commands
      .executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 100)
      .then((all) => all.filter(({ command }) => command?.command === 'tradovate.refreshTokenHere'));

  async function hoverAt({ document }: vscode.TextEditor, text: string): Promise<string> {
    const at = document.positionAt(document.getText().indexOf(text) + 3);
    const all = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
    const hovers = all.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value));
    return (
      hovers.find((one) => one.includes('Tradovate'))?.replace(/&nbsp;|\\/g, (it) => (it === '\\' ? '' : ' ')) ?? ''
    );
  }

  for (const language of ['a .http file', 'shellscript', 'javascript', 'python']) {
    it(`is explained and replaced in ${language}`, async () => {
      const text = `Authorization: Bearer ${first.accessToken}\n`;
      const editor = await (language === 'a .http file' ? openNamed('a.http', text) : open(text, language));
      const ofCurrent = await hoverAt(editor, first.accessToken);
      assert.include(ofCurrent, 'Demo · alice');
      assert.include(ofCurrent, localTime(first.expiresAt));
      assert.deepEqual(await lensesOf(editor), [], 'it is the current one');

      await knownSecrets.addToken('p1', second);
      session.hold(second);
      const lens = await until(async () => (await lensesOf(editor))[0]);
      assert.notInclude(JSON.stringify(lens), first.accessToken, 'a lens holds no token');
      const ofOutdated = await hoverAt(editor, first.accessToken);
      assert.include(ofOutdated, localTime(first.expiresAt));
      assert.notEqual(ofOutdated, ofCurrent);

      await refreshTokenHere(refreshUi(), lens.command?.arguments?.[0]);
      assert.equal(editor.document.getText(), `Authorization: Bearer ${second.accessToken}\n`);
      assert.deepEqual(await lensesOf(editor), []);
      await vscode.commands.executeCommand('undo');
      assert.equal(editor.document.getText(), `Authorization: Bearer ${first.accessToken}\n`);
    });
  }

  it('is not replaced by a token of another profile', async () => {
    const editor = await open(`# ${first.accessToken}`, 'shellscript');
    const ofCurrent = await hoverAt(editor, first.accessToken);
    session.switchTo('p2');
    assert.deepEqual(await lensesOf(editor), []);
    const ofOther = await hoverAt(editor, first.accessToken);
    assert.include(ofOther, 'Demo · alice');
    assert.notEqual(ofOther, ofCurrent);
  });

  it('replaces only the one meant', async () => {
    session.hold(second);
    const editor = await open(`# ${first.accessToken}\n# ${first.accessToken}\n`, 'shellscript');
    await refreshTokenHere(refreshUi(), {
      uri: editor.document.uri.toString(),
      offset: editor.document.lineAt(1).range.start.character + editor.document.offsetAt(new vscode.Position(1, 2)),
    });
    assert.equal(editor.document.getText(), `# ${first.accessToken}\n# ${second.accessToken}\n`);
  });

  it('leaves a document alone that is larger than a million characters', async () => {
    session.hold(second);
    const editor = await open(`${first.accessToken}\n${'#'.repeat(1100 * 1024)}`, 'shellscript');
    assert.deepEqual(await lensesOf(editor), []);
  });

  it('is forgotten with its profile', async () => {
    await knownSecrets.forgetProfile('p1');
    session.hold(second);
    const editor = await open(`# ${first.accessToken}`, 'shellscript');
    assert.deepEqual(await lensesOf(editor), []);
    assert.equal(await hoverAt(editor, first.accessToken), '');
  });
});
