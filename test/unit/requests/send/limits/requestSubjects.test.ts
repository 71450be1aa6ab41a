import assert from 'node:assert/strict';
import { subjectsOf, type RequestSubjects } from '../../../../../src/core/requests/send/limits/requestSubjects';
import type { Json } from '../../../../../src/core/operations/exampleValue';

const nothing: RequestSubjects = {
  ...{ accounts: [], symbols: [], contractIds: [], entities: [], quantities: [], isUnreadable: false },
};

describe('what a request concerns', () => {
  const requests: [string, Readonly<Record<string, Json>>, Partial<RequestSubjects>][] = [
    ['nothing', { text: 'hi', admin: false }, {}],
    [
      'an order',
      { accountSpec: 'A1', accountId: 12, symbol: 'MESZ6', orderQty: 2 },
      { accounts: ['A1', '12'], symbols: ['MESZ6'], quantities: [2] },
    ],
    ['other capitals', { AccountID: 12, OrderQty: 2 }, { accounts: ['12'], quantities: [2] }],
    [
      'the legs of a bracket',
      { orderQty: 1, bracket1: { orderQty: 5 }, bracket2: { orderQty: 9 } },
      { quantities: [1, 5, 9] },
    ],
    ['the other order of an OCO', { other: { accountId: 7, symbol: 'ESZ6' } }, { accounts: ['7'], symbols: ['ESZ6'] }],
    ['a strategy', { params: '{"entryVersion":{"orderQty":3},"brackets":[{"qty":4}]}' }, { quantities: [3, 4] }],
    ['a strategy that is an object', { params: { brackets: [{ qty: 4 }] } }, { quantities: [4] }],
    ['a strategy that is no JSON', { params: 'qty=4' }, { isUnreadable: true }],
    ['a command that is no object', { command: '5' }, { isUnreadable: true }],
    ['JSON in any other text', { note: '[{"accountId":5}]' }, { accounts: ['5'] }],
    ['a note in braces', { note: '{hi}' }, {}],
    ['a quantity as text', { orderQty: '100' }, { quantities: ['100'] }],
    ['a position', { accountId: 1, contractId: 2 }, { accounts: ['1'], contractIds: ['2'] }],
    [
      'orders and positions by id',
      { orderId: 4, positions: [5, 6] },
      {
        entities: [
          { family: 'order', id: '4' },
          { family: 'position', id: '5' },
          { family: 'position', id: '6' },
        ],
      },
    ],
    ['an account of another name', { renewalAccountId: 3 }, { accounts: ['3'] }],
  ];
  for (const [what, values, expected] of requests)
    it(`is found in ${what}`, () => assert.deepEqual(subjectsOf(values), { ...nothing, ...expected }));

  it('is found in the query and in the body, and counts once', () => {
    assert.deepEqual(subjectsOf({ accountId: ['1', '2'] }, { accountId: 1 }).accounts, ['1', '2']);
  });

  it('is unclear in values that are nested without end', () => {
    let deep: Json = { accountId: 1 };
    for (let depth = 0; depth < 100; depth++) deep = [deep];
    assert.equal(subjectsOf({ deep }).isUnreadable, true);
  });
});
