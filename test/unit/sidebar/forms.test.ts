import assert from 'node:assert/strict';
import { ValueSuggestions } from '../../../src/core/requests/form/suggestions';
import { Forms } from '../../../src/core/sidebar/forms';
import { catalog, now, operation } from '../operations/fixture';

/** The forms with one that is filled in, and what it holds when it is opened again. */
function filled() {
  const forms = new Forms(catalog, new ValueSuggestions(), () => now);
  forms.openRequest(operation('modifyOrder'));
  forms.edit(1, 'orderId', '17');
  const reopened = () => {
    forms.openRequest(operation('modifyOrder'));
    return forms.request?.snippetInput.values['orderId'];
  };
  return { forms, reopened };
}

const bracketOf = ({ bracket }: Forms) => bracket?.view({ needsConfirmation: false, sending: false }).fields;
const stopOf = (forms: Forms) => bracketOf(forms)?.stop.text;
const symbolOf = (forms: Forms) => bracketOf(forms)?.symbol.text;

describe('the forms of the sidebar', () => {
  it('are one at a time', () => {
    const { forms } = filled();
    assert.deepEqual([forms.open === forms.request, forms.bracket], [true, undefined]);
    forms.openBracket();
    assert.deepEqual([forms.open === forms.bracket, forms.request], [true, undefined]);
    forms.close();
    assert.deepEqual([forms.open, forms.request, forms.bracket], [undefined, undefined, undefined]);
  });

  it('are opened as they were left', () => {
    const { forms, reopened } = filled();
    forms.openRequest(operation('orderList'));
    assert.equal(reopened(), 17);
    forms.openBracket();
    forms.edit(2, 'stop', '40');
    forms.close();
    assert.equal(reopened(), 17);
    forms.openBracket();
    assert.equal(stopOf(forms), '40');
  });

  it('follow the time while they are closed, but for what is typed', () => {
    let at = now;
    const forms = new Forms(catalog, new ValueSuggestions(), () => at);
    forms.openRequest(operation('placeOrder'));
    for (const [field, text] of Object.entries({
      action: 'Buy',
      accountId: '7',
      accountSpec: 'DEMO7',
      symbol: 'MESZ6',
    }))
      forms.edit(1, field, text);
    assert.equal(forms.request?.blocked, undefined);
    forms.openRequest(operation('initializeClock'));
    const start = forms.request?.snippetInput.values['startTimestamp'];
    forms.edit(2, 'speed', '250');
    forms.openBracket();
    const symbol = symbolOf(forms);
    const later = 60 * 24 * 3600 * 1000;
    at += later;
    forms.openRequest(operation('placeOrder'));
    assert.equal(forms.request?.snippetInput.values['symbol'], undefined);
    assert.notEqual(forms.request?.blocked, undefined);
    forms.openRequest(operation('initializeClock'));
    assert.notEqual(forms.request?.snippetInput.values['startTimestamp'], start);
    assert.equal(forms.request?.snippetInput.values['speed'], 250);
    forms.openBracket();
    assert.notEqual(symbolOf(forms), symbol);
    const current = symbolOf(forms);
    forms.edit(3, 'entryPrice', '6900');
    at += 2 * later;
    forms.openBracket();
    assert.equal(symbolOf(forms), current);
    assert.notEqual(bracketOf(forms)?.symbol.problem, undefined);
  });

  it('are kept as long as few others are opened', () => {
    for (const [others, expected] of [
      [10, 17],
      [50, undefined],
    ] as const) {
      const { forms, reopened } = filled();
      const more = catalog.operations.filter(({ id }) => id !== 'modifyOrder').slice(0, others);
      for (const one of more) forms.openRequest(one);
      assert.equal(more.length, others);
      assert.equal(reopened(), expected);
    }
  });

  it('make what the page shows, and nothing if an edit of it was refused', () => {
    const { forms } = filled();
    forms.openRequest(operation('accountItem'));
    forms.edit(6, 'id', '17');
    for (const lastEdit of [0, 6]) assert.deepEqual(forms.inputAsShown(lastEdit)?.values, { id: 17 });
    assert.throws(() => forms.inputAsShown(7), { kind: 'invalid-input' });
    forms.resetEdits();
    assert.deepEqual(forms.inputAsShown(0)?.values, { id: 17 });
    assert.throws(() => forms.inputAsShown(1), { kind: 'invalid-input' });
  });

  it('keep ids of another profile on the screen alone', () => {
    for (const leave of [
      (forms: Forms) => forms.close(),
      (forms: Forms) => forms.openBracket(),
      (forms: Forms) => forms.openRequest(operation('orderList')),
    ]) {
      const { forms, reopened } = filled();
      forms.forgetKept();
      assert.equal(forms.request?.snippetInput.values['orderId'], 17);
      leave(forms);
      assert.equal(reopened(), undefined);
    }
  });

  it('are empty once everything is removed', () => {
    const { forms, reopened } = filled();
    forms.openBracket();
    forms.edit(2, 'stop', '40');
    forms.clear();
    assert.equal(forms.open, undefined);
    assert.equal(reopened(), undefined);
    forms.openBracket();
    assert.equal(stopOf(forms), '');
  });
});
