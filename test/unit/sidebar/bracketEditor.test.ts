import assert from 'node:assert/strict';
import type { Account } from '../../../src/core/requests/form/suggestions';
import { BracketEditor } from '../../../src/core/sidebar/bracketEditor';
import { now, operation } from '../operations/fixture';

const send = { needsConfirmation: false, sending: false };
const [first, second]: readonly Account[] = [
  { id: 1, name: 'DEMO1' },
  { id: 2, name: 'DEMO2' },
];

function editorOf(accounts: readonly (Account | undefined)[] = [first], hasAllAccounts = true) {
  const known = { accountsFor: () => accounts.flatMap((account) => account ?? []), hasAllAccounts };
  const editor = new BracketEditor(operation('placeOSO'), known, () => now);
  const type = (texts: Record<string, string>) => {
    for (const [field, text] of Object.entries(texts)) editor.edit(field, text);
  };
  return { editor, type };
}

const filled = { entryPrice: '6900', stop: '40', target: '80' };

describe('the bracket editor', () => {
  it('sends nothing until everything is there and valid', () => {
    const { editor, type } = editorOf();
    assert.ok(editor.blocked);
    type({ ...filled, stop: '1.5' });
    assert.ok(editor.blocked);
    assert.ok(editor.view(send).fields.stop.problem);
    assert.equal(editor.view(send).isComplete, false);
    type({ stop: '40' });
    assert.equal(editor.blocked, undefined);
    assert.equal(editor.input?.operation.id, 'placeOSO');
  });

  it('shows the body that it sends, by a human; a program says that it is one', () => {
    const { editor, type } = editorOf();
    type(filled);
    assert.deepEqual(JSON.parse(editor.view(send).json), editor.input?.body);
    assert.equal(editor.input?.body?.['isAutomated'], false);
    assert.equal(editor.snippetInput.values['isAutomated'], true);
  });

  it('takes the only account, and asks for one of several', () => {
    const one = editorOf();
    one.type(filled);
    assert.equal(one.editor.input?.body?.['accountId'], 1);
    const several = editorOf([first, second]);
    several.type(filled);
    assert.ok(several.editor.blocked);
    assert.deepEqual(several.editor.view(send).accounts, ['DEMO1', 'DEMO2']);
    several.type({ account: 'DEMO2' });
    assert.deepEqual(
      [several.editor.input?.body?.['accountId'], several.editor.input?.body?.['accountSpec']],
      [2, 'DEMO2'],
    );
    const oneOfUnknown = editorOf([first], false);
    oneOfUnknown.type(filled);
    assert.equal(oneOfUnknown.editor.input, undefined);
    const none = editorOf([]);
    none.type({ ...filled, account: 'DEMO2' });
    assert.equal(none.editor.view(send).isComplete, true);
    assert.equal(none.editor.input, undefined);
  });

  it('distinguishes accounts that are not known from those with which no order can be placed', () => {
    const [unusable, unknown] = [editorOf([]), editorOf([], false)];
    for (const { type } of [unusable, unknown]) type(filled);
    assert.ok(unusable.editor.blocked);
    assert.notEqual(unusable.editor.blocked.message, unknown.editor.blocked?.message);
  });

  it('says a small tick in digits', () => {
    const { editor, type } = editorOf();
    type({ symbol: '6JZ6' });
    assert.deepEqual(editor.view(send).contract?.args, ['6JZ6', '0.0000005', '6.25']);
  });

  it('fills in the recipe of a limit order', () => {
    const { editor, type } = editorOf();
    type({ ...filled, side: 'Sell' });
    assert.deepEqual(editor.recipeValues, {
      ...{ account: 'DEMO1', symbol: 'MESZ6', side: 'Sell', quantity: 1 },
      ...{ limitPrice: 6900, stopLossPrice: 6910, targetPrice: 6880 },
    });
    assert.equal(editor.view(send).canInsertRecipe, true);
    type({ entry: 'Market' });
    assert.equal(editor.view(send).canInsertRecipe, false);
  });
});
