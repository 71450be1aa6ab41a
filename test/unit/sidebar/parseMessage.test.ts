import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { remedies } from '../../../src/core/manifest';
import { MAX_TEXT_LENGTH } from '../../../src/core/requests/form/textLimit';
import { parseMessage, type PageMessage } from '../../../src/core/sidebar/parseMessage';

describe('parseMessage', () => {
  const accepted: PageMessage[] = [
    { type: 'ready' },
    { type: 'token', action: 'getToken' },
    { type: 'command', command: 'addProfile' },
    { type: 'viewState', search: 'order', open: ['Orders'] },
    { type: 'select', operation: 'placeOrder' },
    { type: 'favorite', operation: 'placeOrder', on: true },
    { type: 'edit', n: 3, field: 'symbol', text: '$(id) </script>' },
    { type: 'editJson', n: 4, text: '{' },
    { type: 'mode', mode: 'json' },
    { type: 'tokenKind', kind: 'reference' },
    { type: 'insertRecipe', recipe: 'bracketOrder' },
    { type: 'openBracket' },
    { type: 'insertBracket', as: 'recipe' },
    { type: 'try', n: 4 },
    { type: 'showResponse', id: 0 },
    { type: 'remedy', remedy: 'get-token' },
  ];
  for (const message of accepted)
    it(`accepts ${JSON.stringify(message)}`, () => assert.deepEqual(parseMessage(message), message));

  it('accepts every remedy but the one that sends, which says what the page shows', () => {
    for (const remedy of Object.keys(remedies))
      assert.equal(parseMessage({ type: 'remedy', remedy }) !== undefined, remedy !== 'try-again', remedy);
  });

  const refused: unknown[] = [
    undefined,
    null,
    'ready',
    7,
    [],
    {},
    { type: 'Ready' },
    { type: 'ready', more: 1 },
    { type: 'constructor' },
    { type: '__proto__' },
    { type: ['ready'] },
    { type: { toString: () => 'ready' } },
    { type: 'token', action: 'tradovate.removeAllData' },
    { type: 'command', command: 'workbench.action.terminal.sendSequence' },
    { type: 'command', command: 'toString' },
    { type: 'select' },
    { type: 'select', operation: 'x'.repeat(201) },
    { type: 'edit', n: -1, field: 'a', text: '' },
    { type: 'edit', n: 1.5, field: 'a', text: '' },
    { type: 'edit', n: '1', field: 'a', text: '' },
    { type: 'edit', n: 1, field: 'a', text: 'x'.repeat(MAX_TEXT_LENGTH + 1) },
    { type: 'editJson', n: 1, text: 'x'.repeat(MAX_TEXT_LENGTH + 1) },
    { type: 'edit', n: 1, field: 'a', text: { toString: 'x' } },
    { type: 'viewState', search: '', open: new Array(51).fill('') },
    { type: 'showResponse', id: Number.MAX_VALUE },
    { type: 'try' },
    { type: 'try', n: 4, confirmed: true },
    { type: 'remedy', remedy: 'hasOwnProperty' },
  ];
  for (const message of refused)
    it(`refuses ${inspect(message).slice(0, 80)}`, () => assert.equal(parseMessage(message), undefined));

  it('accepts the longest text that the page lets through', () => {
    const text = 'x'.repeat(MAX_TEXT_LENGTH);
    assert.ok(parseMessage({ type: 'editJson', n: 1, text }));
    assert.ok(parseMessage({ type: 'edit', n: 1, field: 'a', text }));
  });

  it('never throws', () =>
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (message) => void parseMessage(message))));
});
