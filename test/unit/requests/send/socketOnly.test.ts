import assert from 'node:assert/strict';
import { socketOnlyMessage } from '../../../../src/core/requests/send/socketOnly';
import { operation } from '../../operations/fixture';

describe('an operation of a socket', () => {
  it('is not sent over HTTP', () => {
    const messages = ['initializeClock', 'syncRequest', 'getChart', 'accountList'].map((id) =>
      socketOnlyMessage(operation(id)),
    );
    assert.deepEqual(
      messages.map((message) => message?.args[0]),
      ['/replay/initializeclock', '/user/syncrequest', '/md/getChart', undefined],
    );
  });
});
