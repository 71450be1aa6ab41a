import assert from 'node:assert/strict';
import { lookupBy } from '../../../../../src/core/requests/send/limits/readSubjects';

const stored: Readonly<Record<string, unknown>> = {
  'account item 1': { id: 1, name: 'A1' },
  'account find A1': { id: 1, name: 'A1' },
  'account find A2': { id: 1, name: 'A1' },
  'contract item 3': { id: 3, name: 'MESZ6' },
  'contract item 4': { id: 3, name: 'MESZ6' },
  'order item 5': { id: 5, accountId: 1, contractId: 3 },
  'order item 6': { id: 6, accountId: 'x' },
};
const lookup = lookupBy((family, by, values) =>
  Promise.resolve(stored[[family, by, ...Object.values(values).map(String)].join(' ')]),
);

describe('looking up what a request concerns', () => {
  it('reads accounts by id and name, contracts and orders by id', async () => {
    assert.deepEqual(await lookup.account('1'), ['1', 'A1']);
    assert.deepEqual(await lookup.account('A1'), ['1', 'A1']);
    assert.equal(await lookup.contract('3'), 'MESZ6');
    assert.deepEqual(await lookup.entity({ family: 'order', id: '5' }), { account: '1', contract: '3' });
  });

  it('takes no response that is about something else, and nothing of another type', async () => {
    assert.equal(await lookup.account('2'), undefined);
    assert.equal(await lookup.account('A2'), undefined);
    assert.equal(await lookup.contract('4'), undefined);
    assert.deepEqual(await lookup.entity({ family: 'order', id: '6' }), {});
    assert.equal(await lookup.entity({ family: 'order', id: '5; drop' }), undefined);
  });
});
