import assert from 'node:assert/strict';
import { AccountAliases } from '../../../../src/core/platform/presentation/accountAliases';

const accounts = [
  { id: 20, name: 'B' },
  { id: 10, name: 'A' },
];
const aliases = new AccountAliases(() => accounts);

describe('aliases of accounts', () => {
  it('stand for the id or the name, whatever order the accounts are known in', () => {
    assert.deepEqual(
      ['10', 'A', '20', 'C'].map((text) => aliases.aliasOf(text)),
      ['•••••• 1', '•••••• 1', '•••••• 2', undefined],
    );
    assert.deepEqual([aliases.valueOf('•••••• 1', 'id'), aliases.valueOf('•••••• 2', 'name')], ['10', 'B']);
    assert.deepEqual(aliases.values, ['20', 'B', '10', 'A']);
  });

  it('follow the accounts', () => {
    let known = accounts;
    const following = new AccountAliases(() => known);
    assert.equal(following.aliasOf('B'), '•••••• 2');
    known = [{ id: 5, name: 'C' }, ...accounts];
    assert.deepEqual([following.aliasOf('B'), following.valueOf('•••••• 1', 'name')], ['•••••• 3', 'C']);
    assert.equal(following.values.length, 6);
  });

  it('are never taken for a value', () => {
    assert.deepEqual(
      ['••••••', '•••••• 3', 'x••••••', 'D1'].map((text) => aliases.valueOf(text, 'id')),
      [undefined, undefined, undefined, 'D1'],
    );
  });
});
