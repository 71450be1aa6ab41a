import assert from 'node:assert/strict';
import { unsendableMessage } from '../../../../src/core/requests/send/unsendable';
import { operation } from '../../operations/fixture';

describe('an operation of a socket, and a step of OAuth', () => {
  it('is not sent over HTTP', () => {
    const ids = ['initializeClock', 'syncRequest', 'getChart', 'oAuthAuthorize', 'oAuthToken', 'oAuthRefresh'];
    const messages = [...ids, 'accountList', 'modifyPassword'].map((id) => unsendableMessage(operation(id)));
    assert.deepEqual(
      messages.map((message) => message?.args[0]),
      [
        ...['/replay/initializeclock', '/user/syncrequest', '/md/getChart'],
        ...['/oauth', '/auth/oauthtoken', '/auth/oauthtoken', undefined, undefined],
      ],
    );
    assert.equal(new Set(messages.map((message) => message?.message)).size, 4);
  });
});
