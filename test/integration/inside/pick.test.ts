import { assert } from 'chai';
import * as vscode from 'vscode';
import { dialectById, dialects } from '../../../src/core/snippets/dialects/index';
import { chooseRequest, type RequestChoice } from '../../../src/ui/snippets/chooseRequest';
import type { SnippetUi } from '../../../src/ui/snippets/snippetUi';
import { askDialect, preferredDialect } from '../../../src/ui/snippets/dialectChoice';
import { OpenPicker } from '../../../src/ui/snippets/openPicker';
import { closeAll, run } from './editor';
import { FakeSession, loadCatalog, memory } from './fakes';
import { openFresh as open } from './named';
import { until } from './until';

const accept = () => vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');

/** Presses Enter until the question is answered. */
async function accepted<T>(question: Promise<T>): Promise<T> {
  let settled: { readonly value: T } | undefined;
  void question.then((value) => (settled = { value }));
  return (
    await until(async () => {
      await accept();
      return settled;
    })
  ).value;
}

describe('the pick of Insert Snippet', () => {
  afterEach(closeAll);

  function stage(): SnippetUi {
    return {
      tokenUi: new FakeSession().tokenUi(),
      memory: memory(),
      settings: {
        snippetToken: 'literal',
        snippetVariable: 'TRADOVATE_ACCESS_TOKEN',
        audience: 'retail',
        liveReadOnly: true,
      },
      terminals: { available: true },
      runReporting: () => Promise.resolve(),
    } as unknown as SnippetUi;
  }

  it('toggles the token by the key while it is open', async () => {
    const picker = new OpenPicker();
    const start = {
      dialect: dialectById('curl'),
      token: 'literal',
      requestOnly: false,
      language: 'shellscript',
    } as const;
    const chosen: Promise<RequestChoice | undefined> = chooseRequest(stage(), await loadCatalog(), start, picker);
    picker.toggle();
    const choice = await accepted(chosen);
    assert.equal(choice?.token, 'reference');
    assert.equal(choice?.dialect?.id, 'curl');
    assert.equal(choice?.to, 'editor');
    picker.toggle(); // closed: nothing happens
  });

  it('does nothing without an open list', async () => {
    await run('flipSnippetToken');
  });

  it('remembers the language chosen last for each language', async () => {
    const ui = stage();
    assert.equal(preferredDialect(ui.memory, 'plaintext', undefined), undefined);
    const chosen = await accepted(askDialect(ui.memory, 'plaintext'));
    assert.equal(chosen?.id, dialects[0]?.id);
    assert.equal(preferredDialect(ui.memory, 'plaintext', undefined)?.id, chosen?.id);
    assert.equal(preferredDialect(ui.memory, undefined, undefined), undefined);
  });

  it('inserts what is chosen', async () => {
    const settings = vscode.workspace.getConfiguration('tradovate');
    await settings.update('snippets.token', 'reference', vscode.ConfigurationTarget.Global);
    try {
      const editor = await open('|', 'shellscript');
      const inserted = run('insertSnippet') as Promise<unknown>;
      await accepted(Promise.resolve(inserted));
      assert.match(editor.document.getText(), /curl /);
    } finally {
      await settings.update('snippets.token', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
