import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { parseMessage } from '../../../src/core/sidebar/parseMessage';
import type { PageMessage } from '../../../src/core/sidebar/messages';

describe('messages of the page', () => {
  const taken: PageMessage[] = [
    { type: 'ready' },
    { type: 'token', action: 'get' },
    { type: 'command', command: 'addProfile' },
    { type: 'look', search: 'order', open: ['Orders'] },
    { type: 'select', operation: 'placeOrder' },
    { type: 'favorite', operation: 'placeOrder', on: true },
    { type: 'edit', n: 3, field: 'symbol', text: '$(id) </script>' },
    { type: 'editJson', n: 4, text: '{' },
    { type: 'mode', mode: 'json' },
    { type: 'tokenKind', kind: 'reference' },
    { type: 'try' },
    { type: 'showAnswer', id: 0 },
    { type: 'remedy', remedy: 'getToken' },
  ];
  for (const intent of taken)
    it(`takes ${JSON.stringify(intent)}`, () => assert.deepEqual(parseMessage(intent), intent));

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
    { type: 'edit', n: 1, field: 'a', text: 'x'.repeat(64 * 1024 + 1) },
    { type: 'edit', n: 1, field: 'a', text: { toString: 'x' } },
    { type: 'look', search: '', open: new Array(51).fill('') },
    { type: 'showAnswer', id: Number.MAX_VALUE },
    { type: 'try', confirmed: true },
    { type: 'remedy', remedy: 'hasOwnProperty' },
  ];
  for (const message of refused)
    it(`refuses ${inspect(message).slice(0, 80)}`, () => assert.equal(parseMessage(message), undefined));

  it('never throws', () =>
    fc.assert(fc.property(fc.anything({ withNullPrototype: true }), (message) => void parseMessage(message))));
});
