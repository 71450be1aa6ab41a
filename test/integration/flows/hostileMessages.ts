const long = 'x'.repeat(1_000_000);

/** What our page never sends: wrong types, unknown types, too much, names of prototypes, and requests that are not on any list. */
export const hostileMessages: readonly unknown[] = [
  ...[null, true, 0, Number.NaN, '', 'try', long, [], [[]], {}],
  ...[{ type: null }, { type: 1 }, { type: [] }, { type: {} }, { type: ['try'] }, { type: '' }, { type: 'TRY' }],
  ...['toString', '__proto__', 'constructor', 'hasOwnProperty', 'snapshot', 'eval', 'executeCommand'].map((type) => ({
    type,
  })),
  // More than it may say.
  { type: 'try', n: 0, confirmed: true },
  { type: 'try', n: 0, operation: 'placeOrder', values: { accountId: 900_101 } },
  { type: 'insert', text: 'rm -rf ~' },
  { type: 'ready', ready: true },
  { type: 'close', polluted: { toString: 'x' } },
  // Not on the list.
  { type: 'command', command: 'removeAllData' },
  { type: 'command', command: 'tradovate.removeAllData' },
  { type: 'command', command: 'workbench.action.quit' },
  { type: 'command', command: '__proto__' },
  { type: 'command', command: ['addProfile'] },
  { type: 'command', command: 'addProfile', args: ['x'] },
  { type: 'token', action: 'steal' },
  { type: 'token', action: 'constructor' },
  { type: 'token', action: { toString: 'get' } },
  { type: 'remedy', remedy: 'toString' },
  { type: 'mode', mode: 'xml' },
  { type: 'tokenKind', kind: '__proto__' },
  // Wrong values.
  { type: 'select', operation: 7 },
  { type: 'select', operation: long },
  { type: 'favorite', operation: 'accountList', on: 'yes' },
  { type: 'try' },
  { type: 'try', n: -1 },
  { type: 'edit', n: '1', field: 'name', text: 'x' },
  { type: 'edit', n: -1, field: 'name', text: 'x' },
  { type: 'edit', n: Infinity, field: 'name', text: 'x' },
  { type: 'edit', n: 1, field: ['name'], text: 'x' },
  { type: 'edit', n: 1, field: 'name', text: long },
  { type: 'editJson', n: 1, text: { toString: 'x' } },
  { type: 'viewState', search: long, open: [] },
  { type: 'viewState', search: '', open: 'all' },
  { type: 'viewState', search: '', open: Array.from({ length: 1000 }, String) },
  { type: 'viewState', search: '', open: [1, null] },
  { type: 'showResponse', id: 1.5 },
  { type: 'showResponse', id: '1; drop' },
];
