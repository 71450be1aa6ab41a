import assert from 'node:assert/strict';
import { fieldsOf } from '../../../../src/core/operations/catalog';
import { ValueSuggestions } from '../../../../src/core/requests/form/suggestions';
import { buildRequest } from '../../../../src/core/operations/buildRequest';
import { baseUrl, catalog, now, operation } from '../../operations/fixture';

function learned(...responses: readonly (readonly [id: string, json: unknown])[]): ValueSuggestions {
  const known = new ValueSuggestions();
  for (const [id, json] of responses) known.learn(operation(id), json);
  return known;
}

function suggested(known: ValueSuggestions, id: string, name: string): readonly unknown[] {
  const field = fieldsOf(operation(id)).find((one) => one.name === name);
  assert.ok(field, `${id} has no ${name}`);
  return known
    .suggestionsFor(field, operation(id))
    .map(({ value, label }) => (label === undefined ? value : [value, label]));
}

describe('suggestions for fields', () => {
  const known = learned(
    [
      'accountList',
      [
        { id: 17, name: 'DEMO17', userId: 3 },
        { id: 18, name: 'DEMO18', userId: 3 },
      ],
    ],
    ['contractItem', { id: 41, name: 'MESZ6', contractMaturityId: 51 }],
    ['productList', [{ id: 61, name: 'MES' }]],
    ['placeOrder', { orderId: 71 }],
    ['workspace-template-list', [{ id: 91, name: 'Mine' }]],
    ['positionList', [{ id: 81, accountId: 18, contractId: 42 }]],
  );
  const accounts = [
    ['18', 'DEMO18'],
    ['17', 'DEMO17'],
  ];
  const expected: readonly (readonly [id: string, name: string, suggestions: readonly unknown[]])[] = [
    ['placeOrder', 'accountId', accounts],
    ['placeOrder', 'accountSpec', ['DEMO18', 'DEMO17']],
    ['placeOrder', 'symbol', ['MESZ6']],
    ['placeOrder', 'action', []],
    ['placeOrder', 'text', []],
    ['accountItem', 'id', accounts],
    ['accountItems', 'ids', accounts],
    ['accountFind', 'name', ['DEMO18', 'DEMO17']],
    ['productFind', 'name', ['MES']],
    ['productSuggest', 't', ['MES']],
    ['workspace-template-create', 'name', []],
    ['workspace-template-finds', 'names', ['Mine']],
    ['contractItem', 'id', ['42', ['41', 'MESZ6']]],
    ['cancelOrder', 'orderId', ['71']],
    ['orderDependents', 'masterid', accounts],
    ['fillDependents', 'masterid', ['71']],
    ['fillPairLDependents', 'masterids', ['81']],
    ['accountDependents', 'masterid', ['3']],
    ['cancelEverything', 'userIds', ['3']],
    ['getProductFeeParams', 'productIds', [['61', 'MES']]],
  ];
  for (const [id, name, list] of expected) {
    it(`${id}.${name}: ${JSON.stringify(list)}`, () => {
      assert.deepEqual(suggested(known, id, name), list);
    });
  }

  it('are used for the tab stops of a snippet, too', () => {
    assert.deepEqual(known.valuesFor(operation('placeOrder')), {
      accountSpec: ['DEMO18', 'DEMO17'],
      accountId: [18, 17],
      symbol: ['MESZ6'],
    });
    const { schemas } = catalog;
    const { body } = buildRequest(operation('placeOrder'), {
      now,
      baseUrl,
      schemas,
      suggestions: known.valuesFor(operation('placeOrder')),
    });
    const [, symbol] = body?.entries.find(([name]) => name === 'symbol') ?? [];
    assert.deepEqual(symbol?.kind === 'slot' && symbol.choices, ['MESZ6']);
  });

  it('name an account', () => {
    assert.deepEqual(
      [known.accountName('17'), known.accountName('99'), known.accountName('x')],
      ['DEMO17', undefined, undefined],
    );
  });

  it('are at most 50 of a kind, the newest first', () => {
    const many = Array.from({ length: 60 }, (_, index) => ({ id: index + 1 }));
    const full = learned(['orderList', many], ['orderItem', { id: 1000 }]);
    const ids = suggested(full, 'orderItem', 'id');
    assert.deepEqual([ids.length, ids[0], ids[1], ids.at(-1)], [50, '1000', '1', '49']);
  });

  it('know up to 1,000 accounts, and say that all are known only where none was left out', () => {
    const list = (length: number) => Array.from({ length }, (_, index) => ({ id: index + 1, name: `A${index + 1}` }));
    for (const [length, known, hasAll] of [
      [0, 0, false],
      [60, 60, true],
      [1000, 1000, true],
      [1001, 1000, false],
    ] as const) {
      const { accounts, hasAllAccounts } = learned(['accountList', list(length)]);
      assert.deepEqual([accounts.length, hasAllAccounts], [known, hasAll]);
    }
  });

  it('offer no account with which no order can be placed, but to read', () => {
    const flags = [{}, { active: false }, { readonly: true }, { closed: true }, { restricted: true }, { active: true }];
    const list = flags.map((flag, index) => ({ id: index + 1, name: `A${index + 1}`, ...flag }));
    const known = learned(['accountList', list], ['positionList', [{ id: 9, accountId: 4 }]]);
    const usable = ['A1', 'A6'];
    assert.deepEqual(
      known.accountsFor(operation('placeOrder')).map(({ name }) => name),
      usable,
    );
    assert.deepEqual(suggested(known, 'placeOrder', 'accountSpec'), usable);
    assert.equal(suggested(known, 'accountItem', 'id').length, flags.length);
    assert.equal(known.accountsFor(operation('positionDependents')).length, flags.length);
    // They are hidden on the screen like the others.
    assert.equal(known.accounts.length, flags.length);
    assert.equal(
      learned(['accountList', list], ['accountItem', { ...list[3], closed: false }]).accountsFor(
        operation('placeOrder'),
      ).length,
      3,
    );
  });

  it('keep the name of an account that is seen without it', () => {
    const later = learned(['accountList', [{ id: 17, name: 'DEMO17' }]], ['positionList', [{ id: 1, accountId: 17 }]]);
    assert.equal(later.accountName('17'), 'DEMO17');
  });

  it('know all accounts only by the list of them', () => {
    const one = [{ id: 17, name: 'DEMO17' }];
    assert.equal(learned(['accountFind', one[0]]).hasAllAccounts, false);
    const listed = learned(['accountList', one]);
    assert.equal(listed.hasAllAccounts, true);
    listed.clear();
    assert.equal(listed.hasAllAccounts, false);
  });

  it('learn nothing from a response that comes after they were cleared', () => {
    const cleared = learned();
    const [before, learn] = [cleared.learner(), cleared.learner()];
    before(operation('accountList'), [{ id: 17, name: 'DEMO17' }]);
    assert.equal(cleared.accounts.length, 1);
    cleared.clear();
    learn(operation('accountList'), [{ id: 17, name: 'DEMO17' }]);
    assert.deepEqual([cleared.accounts, cleared.hasAllAccounts], [[], false]);
  });

  it('ignore unexpected and hostile values', () => {
    const bad = [null, 7, 'x', [], {}, { id: '17' }, { id: -1 }, { id: 1.5 }, { id: 2 ** 60 }, { id: null, name: 'x' }];
    for (const json of [...bad, bad, undefined])
      assert.deepEqual(suggested(learned(['accountList', json]), 'accountItem', 'id'), []);
    const names = ['', ' ', 'two\nlines', '\u202eabc', 'x'.repeat(101), 7];
    const hostile = learned(['accountList', names.map((name, index) => ({ id: index + 1, name }))]);
    assert.deepEqual(
      [suggested(hostile, 'accountFind', 'name'), suggested(hostile, 'accountItem', 'id').length],
      [[], 6],
    );
    const wide = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`x${index}Id`, 1]));
    const full = learned(['accountList', wide], ['orderList', [{ id: 1 }]]);
    assert.deepEqual(suggested(full, 'orderItem', 'id'), []);
  });

  it('are gone when cleared', () => {
    const gone = learned(['accountList', [{ id: 17, name: 'DEMO17' }]]);
    gone.clear();
    assert.deepEqual([suggested(gone, 'accountItem', 'id'), gone.accountName('17')], [[], undefined]);
  });
});
