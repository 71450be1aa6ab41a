import { assert } from 'chai';
import * as vscode from 'vscode';
import type { KeyValueStore } from '../../../src/core/platform/ports';
import type { KnownSecrets } from '../../../src/core/scanning/knownSecrets';
import { startScanning, type ScanningFeature } from '../../../src/features/scanning';
import { closeAll } from './editor';
import { FakeSession, invented, knownSecretsOf, memory } from './fakes';
import { openFresh, openNamed } from './named';
import { until } from './until';

const first = invented('first');
const ofLive = invented('live');
const { Error: ERROR, Warning: WARNING, Information: INFORMATION } = vscode.DiagnosticSeverity;

describe('secrets in files', () => {
  let session: FakeSession;
  let stored: KeyValueStore;
  let knownSecrets: KnownSecrets;
  let scanning: ScanningFeature;
  const written: vscode.Uri[] = [];

  beforeEach(async () => {
    session = new FakeSession();
    stored = memory();
    knownSecrets = knownSecretsOf(session, stored);
    await knownSecrets.addToken('p1', first);
    start(knownSecrets);
  });
  afterEach(async () => {
    scanning.dispose();
    knownSecrets.dispose();
    await closeAll();
    for (const uri of written.splice(0)) await vscode.workspace.fs.delete(uri, { recursive: true });
  });

  function start(secrets: KnownSecrets): void {
    const extension = vscode.extensions.getExtension('tradovate-community.tradovate-token')?.extensionUri;
    assert.ok(extension);
    scanning = startScanning({
      ...{ extension, knownSecrets: secrets, workspace: memory() },
      runReporting: (work) => work(),
    });
  }

  const problemsOf = (uri: vscode.Uri) =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Tradovate');
  /** Waits for so many problems. */
  const problems = (uri: vscode.Uri, count: number) =>
    until(() => {
      const all = problemsOf(uri);
      return all.length === count ? all : undefined;
    });

  async function fixesOf({ document }: vscode.TextEditor, kind = 'quickfix'): Promise<vscode.CodeAction[]> {
    const [problem] = await problems(document.uri, 1);
    assert.ok(problem);
    return vscode.commands.executeCommand('vscode.executeCodeActionProvider', document.uri, problem.range, kind);
  }

  async function apply(action: vscode.CodeAction | undefined): Promise<void> {
    assert.ok(action);
    if (action.edit) await vscode.workspace.applyEdit(action.edit);
    const { command } = action;
    if (command) await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
  }

  async function write(name: string, text: string): Promise<vscode.Uri | undefined> {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (folder?.scheme !== 'file') return undefined;
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    written.push(uri);
    return uri;
  }

  /** Of files, from now on. */
  function countWatchers() {
    const { createFileSystemWatcher } = vscode.workspace;
    const watchers = { open: 0, restore: () => Object.assign(vscode.workspace, { createFileSystemWatcher }) };
    const counted: typeof createFileSystemWatcher = (...args) => {
      const watcher = createFileSystemWatcher(...args);
      const dispose = watcher.dispose.bind(watcher);
      watchers.open++;
      watcher.dispose = () => {
        watchers.open--;
        dispose();
      };
      return watcher;
    };
    Object.assign(vscode.workspace, { createFileSystemWatcher: counted });
    return watchers;
  }

  it('are problems that follow each edit and end with it', async () => {
    const editor = await openFresh(`a\nb ${first.accessToken} c\n`, 'plaintext');
    const { document } = editor;
    const [problem] = await problems(document.uri, 1);
    assert.ok(problem);
    assert.equal(problem.severity, WARNING);
    assert.equal(problem.range.start.line, 1);
    assert.equal(document.getText(problem.range), first.accessToken);
    await editor.edit((editing) => editing.insert(new vscode.Position(0, 0), `${first.accessToken}\n\n`));
    const both = await problems(document.uri, 2);
    assert.deepEqual(
      both.map(({ range }) => range.start.line),
      [0, 3],
    );
    await editor.edit((editing) => editing.delete(new vscode.Range(0, 3, 0, 4)));
    await problems(document.uri, 1);
    await editor.edit((editing) => editing.delete(new vscode.Range(2, 0, 4, 0)));
    await problems(document.uri, 0);
  });

  it('are errors for LIVE, and information in .env files', async () => {
    await knownSecrets.addToken('live', ofLive);
    const program = await openNamed('a.txt', ofLive.accessToken);
    const environment = await openNamed('a.env', ofLive.accessToken);
    assert.equal((await problems(program.document.uri, 1))[0]?.severity, ERROR);
    assert.equal((await problems(environment.document.uri, 1))[0]?.severity, INFORMATION);
  });

  it('are found after a restart, without the vault', async () => {
    scanning.dispose();
    const afterRestart = knownSecretsOf(new FakeSession(), stored);
    start(afterRestart);
    const { document } = await openFresh(first.accessToken, 'plaintext');
    await problems(document.uri, 1);
    afterRestart.dispose();
  });

  it('become a reference to the environment', async () => {
    const editor = await openFresh(`header := "Bearer ${first.accessToken}"`, 'go');
    const [fix] = await fixesOf(editor);
    assert.equal(fix?.isPreferred, true);
    await apply(fix);
    assert.equal(editor.document.getText(), 'header := ("Bearer " + os.Getenv("TRADOVATE_ACCESS_TOKEN"))');
    await problems(editor.document.uri, 0);
  });

  it('are all replaced, but only by that name and not on save', async () => {
    const editor = await openFresh(`token = "${first.accessToken}"`, 'python');
    assert.deepEqual(await fixesOf(editor, 'source.fixAll'), []);
    const [fix] = await fixesOf(editor, 'source.fixAll.tradovate');
    await apply(fix);
    assert.equal(editor.document.getText(), 'token = os.environ["TRADOVATE_ACCESS_TOKEN"]');
  });

  it('can be refreshed, forgotten or ignored, depending on what they are', async () => {
    const editor = await openFresh(first.accessToken, 'plaintext');
    const commandsOf = async () => (await fixesOf(editor)).map(({ command }) => command?.command);
    session.hold(first);
    assert.include(await commandsOf(), 'tradovate.forgetToken');
    session.hold(invented('second', first.receivedAt + 1));
    assert.include(await commandsOf(), 'tradovate.refreshTokenHere');
    const ignore = (await fixesOf(editor)).find(({ command }) => command?.command.endsWith('ignoreFile'));
    await apply(ignore);
    await problems(editor.document.uri, 0);
  });

  it('are found in files that are not open, until those are clean', async function () {
    const file = await write('exposed.txt', `x\n${first.accessToken}\n`);
    if (!file) this.skip();
    const watchers = countWatchers();
    await write('clean.txt', 'x');
    await write('binary.bin', `\0${first.accessToken}`);
    await scanning.findExposedSecrets();
    const [problem] = await problems(file, 1);
    assert.deepEqual(problem?.range, new vscode.Range(1, 0, 1, first.accessToken.length));
    assert.equal(watchers.open, 1);
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('clean'));
    await problems(file, 0);
    await until(() => watchers.open === 0);
    watchers.restore();
  });

  /** As the user does: what an extension opens stays open for minutes after its editor. */
  async function open(file: vscode.Uri): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand('vscode.open', file);
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document.uri.toString() === file.toString() ? activeTextEditor : assert.fail('not shown');
  }

  /** @param command with Don't Save: `workbench.action.revertAndCloseActiveEditor` */
  async function close(file: vscode.Uri, command: string): Promise<void> {
    await vscode.commands.executeCommand(command);
    const isOpen = () => vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString());
    await until(() => !isOpen());
  }
  const closeUnsaved = (file: vscode.Uri) => close(file, 'workbench.action.revertAndCloseActiveEditor');

  it('are found by the command in what was opened or typed just now', async function () {
    const [opened, typed] = [await write('opened-now.txt', first.accessToken), await write('typed-now.txt', 'x\n')];
    if (!opened || !typed) this.skip();
    const editor = await open(typed);
    await editor.edit((editing) => editing.insert(new vscode.Position(0, 0), first.accessToken));
    await open(opened);
    await scanning.findExposedSecrets();
    assert.deepEqual([problemsOf(opened).length, problemsOf(typed).length], [1, 1]);
    await open(typed);
    await closeUnsaved(typed);
  });

  it('that were typed and not saved end with the document', async function () {
    const file = await write('typed.txt', 'x\n');
    if (!file) this.skip();
    await scanning.findExposedSecrets();
    const editor = await open(file);
    await editor.edit((editing) => editing.insert(new vscode.Position(0, 0), first.accessToken));
    await problems(file, 1);
    await closeUnsaved(file);
    await problems(file, 0);
  });

  for (const isKnown of [true, false])
    it(`are still in a file that was closed without saving${isKnown ? '' : ', and not searched before'}`, async function () {
      const file = await write(`still-${isKnown}.txt`, `x\n${first.accessToken}\n`);
      if (!file) this.skip();
      if (isKnown) await scanning.findExposedSecrets();
      const editor = await open(file);
      await problems(file, 1);
      await editor.edit((editing) => editing.delete(new vscode.Range(1, 0, 2, 0)));
      await problems(file, 0);
      await closeUnsaved(file);
      await problems(file, 1);
      await scanning.findExposedSecrets();
      assert.equal(problemsOf(file).length, 1);
    });

  it('are found in a file that was saved and closed at once', async function () {
    const file = await write('saved.txt', 'x\n');
    if (!file) this.skip();
    const editor = await open(file);
    // Most likely read by then: that it contained nothing shows nowhere. Otherwise it is read at its end, which is right, too.
    await new Promise((resolve) => setTimeout(resolve, 700));
    await editor.edit((editing) => editing.insert(new vscode.Position(0, 0), first.accessToken));
    await editor.document.save();
    await close(file, 'workbench.action.closeActiveEditor');
    await problems(file, 1);
  });

  it('end the watch of files with the last of them, also in an open document', async function () {
    const file = await write('opened.txt', first.accessToken);
    if (!file) this.skip();
    const watchers = countWatchers();
    await scanning.findExposedSecrets();
    await problems(file, 1);
    assert.equal(watchers.open, 1);
    const document = await vscode.workspace.openTextDocument(file);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(file, new vscode.Range(0, 0, document.lineCount, 0), '');
    await vscode.workspace.applyEdit(edit);
    await until(() => watchers.open === 0);
    watchers.restore();
    await document.save();
  });

  it('are found in a staged file that is not open', async function () {
    const git = await gitIn(await write('repository/staged.txt', first.accessToken));
    if (!git) this.skip();
    written.push(git.root);
    await git.repository.add([git.file.fsPath]);
    await problems(git.file, 1);
  });

  it('are no problems while the setting is off', async () => {
    const { document } = await openFresh(first.accessToken, 'plaintext');
    await problems(document.uri, 1);
    const settings = vscode.workspace.getConfiguration('tradovate');
    await settings.update('secretScanning.enabled', false, vscode.ConfigurationTarget.Global);
    await problems(document.uri, 0);
    await settings.update('secretScanning.enabled', undefined, vscode.ConfigurationTarget.Global);
    await problems(document.uri, 1);
  });
});

interface Repository {
  add(paths: readonly string[]): Promise<void>;
}

/** A new repository in the folder of the file; `undefined`: there is no Git in this host. */
async function gitIn(file: vscode.Uri | undefined) {
  const extension = vscode.extensions.getExtension<{
    readonly enabled: boolean;
    getAPI(version: 1): { init(root: vscode.Uri): Promise<Repository | null> };
  }>('vscode.git');
  if (!file || !extension) return undefined;
  const git = await extension.activate();
  if (!git.enabled) return undefined;
  const root = vscode.Uri.joinPath(file, '..');
  const repository = await git.getAPI(1).init(root);
  return repository ? { repository, file, root } : undefined;
}
