import assert from 'node:assert/strict';
import { noLimits } from '../../../../../src/core/requests/send/limits/liveLimits';
import { subjectsOf } from '../../../../../src/core/requests/send/limits/requestSubjects';
import { resolveSubjects } from '../../../../../src/core/requests/send/limits/resolveSubjects';

/** A lookup that knows everything of order 5, and what it was asked for. */
function lookupWorld() {
  const asked: string[] = [];
  const note = <T>(what: string, value: T) => {
    asked.push(what);
    return Promise.resolve(value);
  };
  const lookup = {
    account: (account: string) => note(`account ${account}`, account === '1' ? ['1', 'A1'] : undefined),
    contract: (id: string) => note(`contract ${id}`, id === '3' ? 'MESZ6' : undefined),
    entity: ({ family, id }: { family: string; id: string }) =>
      note(`${family} ${id}`, id === '5' ? { account: '1', contract: '3' } : undefined),
  };
  return { asked, lookup };
}

describe('resolving what a request concerns', () => {
  it('asks for nothing without a limit, and for no account that is allowed as it is written', async () => {
    const { asked, lookup } = lookupWorld();
    const subjects = subjectsOf({ orderId: 5, accountId: 1, contractId: 3 });
    await resolveSubjects(subjects, noLimits, lookup);
    await resolveSubjects(subjectsOf({ accountId: 1 }), { ...noLimits, accounts: ['1'] }, lookup);
    assert.deepEqual(asked, []);
  });

  it('finds the account and the contract of an order', async () => {
    const { asked, lookup } = lookupWorld();
    const limits = { ...noLimits, accounts: ['A1'], symbols: ['MES'] };
    const { accounts, symbols, isAccountUnclear, isSymbolUnclear } = await resolveSubjects(
      ...[subjectsOf({ orderId: 5 }), limits, lookup],
    );
    assert.deepEqual([accounts, symbols, isAccountUnclear, isSymbolUnclear], [[['1', 'A1']], ['MESZ6'], false, false]);
    assert.deepEqual(asked, ['order 5', 'account 1', 'contract 3']);
  });

  it('says what stayed unclear', async () => {
    const { lookup } = lookupWorld();
    const limits = { ...noLimits, accounts: ['A1'], symbols: ['MES'] };
    const order = await resolveSubjects(subjectsOf({ orderId: 6 }), limits, lookup);
    assert.deepEqual([order.isAccountUnclear, order.isSymbolUnclear], [true, true]);
    const contract = await resolveSubjects(subjectsOf({ accountId: 2, contractId: 4 }), limits, lookup);
    assert.deepEqual([contract.accounts, contract.isAccountUnclear, contract.isSymbolUnclear], [[['2']], false, true]);
  });
});
