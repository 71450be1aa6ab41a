import { assert } from 'chai';
import * as vscode from 'vscode';
import { frontMonth } from '../../../src/core/operations/frontMonth';
import { closeAll } from './editor';
import { openFresh as open } from './named';

describe('contracts in code', () => {
  afterEach(closeAll);
  const contract = frontMonth('MNQ', Date.now()) ?? '';

  for (const typed of ['MNQ1!', 'MNQ', '@MNQ']) {
    it(`${typed} offers the one that is traded now`, async () => {
      const { document, selection } = await open(`const symbol = '${typed}|';`, 'javascript');
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        selection.active,
      );
      const item = list.items.find(({ label }) => typeof label !== 'string' && label.label === contract);
      assert.equal(item?.filterText, typed);
      assert.isTrue(item?.range instanceof vscode.Range && document.getText(item.range) === typed);
    });
  }

  it('say what they are in a hover, and other words say nothing', async () => {
    const { document } = await open(`const symbol = '${contract}', code = 'UTF8';|`, 'javascript');
    const hover = async (word: string) => {
      const at = document.positionAt(document.getText().indexOf(word) + 1);
      const all = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at);
      const contents = all.flatMap((one) => one.contents) as readonly vscode.MarkdownString[];
      return contents.map(({ value }) => value).join(' ');
    };
    assert.match(await hover(contract), new RegExp(`${contract}[^]*20\\d\\d[^]*0\\.25[^]*2`));
    assert.notMatch(await hover('UTF8'), /UTF8 e/);
  });
});
