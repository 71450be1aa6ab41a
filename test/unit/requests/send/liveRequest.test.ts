import assert from 'node:assert/strict';
import { builtInEnvironments } from '../../../../src/core/profile/environment';
import { liveRequest } from '../../../../src/core/requests/send/liveRequest';
import { operation } from '../../operations/fixture';

describe('a request in the list of those that were sent to LIVE', () => {
  const environment = builtInEnvironments.find(({ id }) => id === 'live');
  const profile = { id: 'made-up', label: 'LIVE · made-up', environment: 'live' };
  assert.ok(environment);

  it('has the labels, and the accounts of query and body', () => {
    const request = liveRequest(
      { environment, profile },
      operation('placeOrder'),
      { accountId: 900_102 },
      { accountSpec: 'DEMO900101', symbol: 'MESZ6' },
    );
    assert.deepEqual(request, {
      environment: environment.label,
      profile: profile.label,
      operation: '/order/placeorder',
      isChange: true,
      accounts: request.accounts,
    });
    assert.deepEqual([...request.accounts].sort(), ['900102', 'DEMO900101']);
  });

  it('is no change if it reads', () => {
    assert.deepEqual(liveRequest({}, operation('accountList'), {}, {}), {
      ...{ environment: '', profile: '', operation: '/account/list', isChange: false, accounts: [] },
    });
  });
});
