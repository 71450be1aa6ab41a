import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { parseStreamMessage } from '../../../src/core/streamView/parseStreamMessage';

describe('a message of the page of live streams', () => {
  it('is taken as it is', () => {
    const request = { type: 'request', socket: 'trading', endpoint: 'account/list', query: '', body: '' };
    for (const message of [
      { type: 'ready' },
      { type: 'tab', tab: 'messages' },
      { type: 'chart', text: 'MES', timeFrame: 'tick' },
      { type: 'filter', filter: { text: 'a', direction: 'in', hideHeartbeats: true, socket: 'marketData' } },
      { type: 'copyMessages' },
      { type: 'copyMessages', only: { socket: 'trading', sequence: 1 } },
      request,
      { type: 'editDraft', change: { body: '{' } },
      { type: 'editDraft', change: { socket: 'replay', endpoint: 'a', query: 'b', body: 'c', isOpen: true } },
    ]) {
      assert.deepEqual(parseStreamMessage(message), message);
    }
  });

  it('is refused unless it is exactly one of those', () => {
    for (const message of [
      undefined,
      'ready',
      { type: 'ready', more: 1 },
      { type: 'tab', tab: 'token' },
      { type: 'addQuote', text: 'x'.repeat(41) },
      { type: 'chart', text: 'MES', timeFrame: '__proto__' },
      { type: 'filter', filter: { direction: 'both' } },
      { type: 'openMessage', socket: 'trading', sequence: -1 },
      { type: 'editDraft', change: { other: '' } },
      { type: 'editDraft', change: { query: 'x'.repeat(2001) } },
      { type: 'request', socket: 'other', endpoint: '', query: '', body: '' },
      { type: 'request', socket: 'trading', endpoint: '', query: '', body: 'x'.repeat(65537) },
    ]) {
      assert.equal(parseStreamMessage(message), undefined, inspect(message).slice(0, 80));
    }
  });
});
