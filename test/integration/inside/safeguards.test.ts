import { assert } from 'chai';
import * as vscode from 'vscode';
import { Presentation } from '../../../src/core/platform/presentation/presentation';
import type { KnownSecrets } from '../../../src/core/scanning/knownSecrets';
import { SecretCover } from '../../../src/ui/safeguards/coverSecrets';
import { tokenFor } from '../../../src/ui/snippets/tokenFor';
import { closeAll, open, run } from './editor';
import { FakeSession, invented, knownSecretsOf, memory } from './fakes';
import { until } from './until';

const token = invented('first');
const LIST = 'tradovate-live:/LIVE.md';

/** What was drawn last over an editor's text, by the decorations that a test lets pass. */
function watchDecorations(): { drawn: vscode.Range[][]; editorOf: (editor: vscode.TextEditor) => vscode.TextEditor } {
  const drawn: vscode.Range[][] = [];
  const setDecorations = (_: unknown, ranges: vscode.Range[]) => drawn.push(ranges);
  const editorOf = ({ document, visibleRanges }: vscode.TextEditor) =>
    ({ document, visibleRanges, setDecorations }) as unknown as vscode.TextEditor;
  return { drawn, editorOf };
}

describe('a shared screen', () => {
  let session: FakeSession;
  let knownSecrets: KnownSecrets;
  let presentation: Presentation;

  beforeEach(async () => {
    session = new FakeSession();
    knownSecrets = knownSecretsOf(session);
    presentation = new Presentation(memory());
    session.hold(token);
    await knownSecrets.addToken('p1', token);
  });
  afterEach(async () => {
    knownSecrets.dispose();
    await closeAll();
  });

  it('has tokens covered in editors, also in what is typed and opened later, until they are shown', async () => {
    const { drawn, editorOf } = watchDecorations();
    const editor = await open(`a ${token.accessToken} b\n`, 'plaintext');
    const cover = new SecretCover(knownSecrets, presentation, () => vscode.window.visibleTextEditors.map(editorOf));
    try {
      assert.deepEqual(drawn.at(-1), []);
      await presentation.set(true);
      assert.deepEqual(
        drawn.at(-1)?.map((range) => editor.document.getText(range)),
        [token.accessToken],
      );
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${token.accessToken}\n`));
      await until(() => Promise.resolve(drawn.at(-1)?.length === 2 || undefined));
      const long = `${'x\n'.repeat(120_000)}${token.accessToken}\n`;
      const large = await open(long, 'plaintext');
      large.revealRange(new vscode.Range(120_000, 0, 120_000, 0));
      await until(() => Promise.resolve(drawn.at(-1)?.[0]?.start.line === 120_000 || undefined));
      await presentation.set(false);
      assert.deepEqual(drawn.at(-1), []);
    } finally {
      cover.dispose();
    }
  });

  it('has tokens covered next to a line of more than a million characters, and far within it', async () => {
    const { drawn, editorOf } = watchDecorations();
    const half = 'x '.repeat(300_000);
    const editor = await open(`${token.accessToken}\n${half}${token.accessToken} ${half}\n`, 'plaintext');
    await presentation.set(true);
    const cover = new SecretCover(knownSecrets, presentation, () => vscode.window.visibleTextEditors.map(editorOf));
    const isCovered = (line: number, character: number) =>
      until(() =>
        Promise.resolve(
          drawn.at(-1)?.some(({ start }) => start.line === line && start.character === character) === true || undefined,
        ),
      );
    try {
      await isCovered(0, 0);
      editor.revealRange(new vscode.Range(1, half.length, 1, half.length));
      await isCovered(1, half.length);
    } finally {
      cover.dispose();
    }
  });

  it('gets the name of a variable instead of the token, whatever was asked for', async () => {
    const settings = { snippetVariable: 'TOKEN' } as never;
    const tokenUi = { ...session.tokenUi(), presentation };
    const access = { authorized: true, marketData: false, urlFor: () => 'https://demo.tradovateapi.com/v1' };
    await presentation.set(true);
    const opened = await tokenFor({ tokenUi, settings }, access, 'literal', () => undefined);
    assert.deepEqual(opened?.token, { kind: 'reference', variable: 'TOKEN' });
  });
});

describe('the commands for LIVE', () => {
  const readOnly = () => vscode.workspace.getConfiguration('tradovate').inspect('live.readOnly')?.globalValue;
  afterEach(async () => {
    await vscode.workspace.getConfiguration('tradovate').update('live.readOnly', undefined, true);
    await closeAll();
  });

  it('make it read-only at once', async () => {
    await vscode.workspace.getConfiguration('tradovate').update('live.readOnly', false, true);
    await run('makeLiveReadOnly');
    assert.equal(readOnly(), true);
  });

  it('show the list of what was sent, which cannot be edited', async () => {
    await run('showLiveRequests');
    const editor = await until(() => Promise.resolve(vscode.window.activeTextEditor));
    assert.equal(editor.document.uri.toString(), LIST);
    assert.match(editor.document.getText(), /^# \S/);
    // A document of a provider takes no edits.
    assert.isUndefined(vscode.workspace.fs.isWritableFileSystem(editor.document.uri.scheme));
  });
});
