import assert from 'node:assert/strict';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import { Sender } from '../../../src/core/requests/send/sender';
import { FakeUser } from '../../unit/fakes';
import { operation } from '../../unit/operations/fixture';
import { World } from '../../unit/session/world';

const live = 'https://live.tradovateapi.com/v1';
const demo7 = 'https://demo7.tradovateapi.com/v1';
const order = { accountId: 12, action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market', isAutomated: true };

/** How many requests are sent if the first is answered with this redirect. */
async function requestsAfter(environment: string, id: string, status: number, location: string): Promise<number> {
  const world = new World();
  const { sessionManager } = await world.open(environment);
  world.http.replies.push(world.token());
  await sessionManager.getToken(new FakeUser());
  world.http.sent.length = 0;
  world.http.replies.splice(0, Infinity, { status, headers: { location } }, { body: '{}' });
  const settings = () => ({ timeoutMs: 1000, readOnly: environment === 'live', limits: noLimits });
  const sender = new Sender(world, sessionManager, settings, new Map(), () => undefined);
  const prompts = { signal: new AbortController().signal, confirmLive: () => Promise.resolve(true) };
  const values = id === 'placeOrder' ? order : {};
  await sender.send({ operation: operation(id), values }, prompts).catch(() => undefined);
  return world.http.sent.length;
}

describe('finding medium 8: redirects', () => {
  const table: [environment: string, operation: string, status: number, location: string, requests: number][] = [
    ['demo', 'placeOrder', 307, `${demo7}/order/placeorder`, 1],
    ['demo', 'placeOrder', 301, 'https://demo.tradovateapi.com:443/v1/order/placeorder', 1],
    ['demo', 'placeOrder', 302, 'https://demo.tradovateapi.com:443/v1/order/placeorder', 1],
    ['demo', 'placeOrder', 303, 'https://demo.tradovateapi.com:443/v1/order/placeorder', 1],
    ['demo', 'placeOrder', 307, 'https://demo.tradovateapi.com:443/v1/order/placeorder', 2],
    ['demo', 'placeOrder', 308, 'https://demo.tradovateapi.com:443/v1/order/placeorder', 2],
    ['demo', 'placeOrder', 307, 'https://demo.tradovateapi.com:443/v1/order/cancelorder', 1],
    ['demo', 'placeOrder', 307, `${live}/order/placeorder`, 1],
    ['live', 'accountList', 307, `${live}/order/placeorder`, 1],
    ['live', 'accountList', 307, 'https://live.tradovateapi.com:443/v1/account/list', 2],
    ['live', 'accountList', 307, 'https://live.tradovateapi.com:443/v1/account/list?x=1', 1],
    ['demo', 'accountList', 307, `${live}/account/list`, 1],
    ['demo', 'accountList', 307, `${demo7}/account/list`, 2],
  ];
  for (const [environment, id, status, location, requests] of table)
    it(`${environment} ${id}, ${status} to ${location}: ${requests === 2 ? 'followed' : 'not followed'}`, async () =>
      assert.equal(await requestsAfter(environment, id, status, location), requests));
});
