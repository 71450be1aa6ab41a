import assert from 'node:assert/strict';
import { MAX_DATA_LENGTH } from '../../../src/core/agentTools/fence';
import { findOperations, similarOperations } from '../../../src/core/agentTools/findOperations';
import { catalog, now } from '../operations/fixture';

const found = (query: string, limit = 5, audience: 'retail' | 'all' = 'retail') =>
  findOperations(catalog, audience, { query, limit }, now)
    .split('\n')
    .flatMap((line) => /^(?:Recipe )?([\w-]+): /.exec(line)?.[1] ?? []);

describe('searching operations for a language model', () => {
  const rows: readonly (readonly [query: string, ...expected: string[]])[] = [
    ['account/list', 'accountList'],
    ['list my accounts', 'accountList', 'accountOverview'],
    ['place bracket order', 'placeOSO', 'bracketOrder'],
    ['what are my open positions', 'positionList'],
    ['stream quotes', 'streamQuotes'],
    ['cash balance', 'cashBalanceList'],
  ];
  for (const [query, ...expected] of rows)
    it(`finds ${expected.join(' and ')} by '${query}'`, () => {
      const ids = found(query);
      for (const id of expected) assert.ok(ids.includes(id), ids.join());
    });

  it('lists those for everybody first, and others only if the user does', () => {
    const count = (audience: 'retail' | 'all') => found('admin', 20, audience).length;
    assert.ok(count('retail') < count('all'));
  });

  it('takes no more than the limit, and no more than fits', () => {
    assert.equal(found('', 3).length, 3);
    const text = findOperations(catalog, 'all', { query: 'order', limit: 20 }, now);
    assert.ok(text.length <= MAX_DATA_LENGTH + 200);
  });

  it('says so where nothing is found', () => assert.deepEqual(found('zzzz'), []));

  it('knows ids that are like an unknown one', () => {
    assert.ok(similarOperations(catalog, 'listAccounts').includes('accountList'));
  });
});
