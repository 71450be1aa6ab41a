import { assert } from 'chai';
import * as vscode from 'vscode';
import { isImportOffered } from '../../../src/core/profile/importing/importOffered';
import type { SessionState } from '../../../src/core/session/sessionState';
import { findEnvFiles } from '../../../src/ui/profile/importOfferStub';
import { offerImport } from '../../../src/ui/profile/offerImport';
import { memory } from './fakes';
import { until } from './until';

describe('the offer to import an .env file', () => {
  const noProfile: SessionState = { session: { kind: 'none' } };
  const withProfile: SessionState = { ...noProfile, profile: { id: 'p1', label: 'Demo', environment: 'demo' } };
  let file: vscode.Uri;
  let store: ReturnType<typeof memory>;

  /** The files for which an offer may be made. */
  async function found(): Promise<string[]> {
    const files: string[] = [];
    await findEnvFiles(store, (uri) => Promise.resolve(void files.push(uri.toString())));
    return files;
  }
  const write = (text: string) => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));

  before(function () {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (!folder || vscode.workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) return this.skip();
    file = vscode.Uri.joinPath(folder.uri, '.env');
  });
  beforeEach(() => {
    store = memory();
  });
  afterEach(() => vscode.workspace.fs.delete(file).then(undefined, () => undefined));

  it('is made for no folder without such a file', async () => {
    assert.deepEqual(await found(), []);
  });

  it('is not made for a file without credentials, nor where there is a profile', async () => {
    await write('PORT=80');
    assert.deepEqual(await found(), [file.toString()]);
    await offerImport(file, store, { state: noProfile });
    await write('TRADOVATE_PASSWORD=invented');
    await offerImport(file, store, { state: withProfile });
    assert.isFalse(isImportOffered(store));
  });

  it('is made once', async () => {
    await write('TRADOVATE_PASSWORD=invented');
    const closed = offerImport(file, store, { state: noProfile });
    await until(() => isImportOffered(store));
    assert.deepEqual(await found(), []);
    await vscode.commands.executeCommand('notifications.clearAll');
    await closed;
    await offerImport(file, store, { state: noProfile });
  });
});
