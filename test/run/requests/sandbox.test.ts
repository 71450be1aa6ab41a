import assert from 'node:assert/strict';
import { explainNotFound } from '../../../src/core/requests/response/explainNotFound';
import { explainResponse } from '../../../src/core/requests/response/explainResponse';
import { replacedSession } from '../../../src/core/requests/response/explainStatus';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import type { RequestInput } from '../../../src/core/requests/send/requestInput';
import { Sender } from '../../../src/core/requests/send/sender';
import { fetchHttp } from '../../../src/host/http';
import { FakeUser } from '../../unit/fakes';
import { catalog, operation } from '../../unit/operations/fixture';
import { openWindow, World } from '../../unit/session/world';
import { sandboxForTests } from '../sandbox/client';

/** The sender over real HTTP, in the sandbox's own time. */
describe('a request to the sandbox', () => {
  const { sandbox, pass } = sandboxForTests();
  const symbol = () => sandbox().world.contracts.front('MES')?.name ?? '';
  const input = (id: string, values: RequestInput['values'] = {}): RequestInput => ({
    operation: operation(id),
    values,
  });
  const order = (): RequestInput =>
    input('placeOrder', {
      ...{ accountId: 900_101, accountSpec: 'DEMO900101', action: 'Buy', symbol: symbol(), orderQty: 1 },
      ...{ orderType: 'Market', isAutomated: false },
    });

  async function signedIn() {
    const world = new World();
    const machine = Object.assign(world, { http: fetchHttp });
    const store = world.store();
    const { cid, ...rest } = sandbox().credentials;
    await store.add({ id: 'Sandbox', label: 'Sandbox' }, { ...rest, cid: String(cid), deviceId: 'device' });
    const { sessionManager } = await openWindow(machine, store, 'Sandbox', { Sandbox: sandbox().baseUrl });
    await sessionManager.getToken(new FakeUser());
    const settings = () => ({ timeoutMs: 20_000, readOnly: true, limits: noLimits });
    const sender = new Sender(machine, sessionManager, settings, catalog.schemas, () => undefined);
    const send = async (request: RequestInput) => {
      const { response } = await sender.send(request, new FakeUser());
      const context = { operation: request.operation, live: false, now: world.clock.now() };
      return { response, explanation: explainResponse(response, context) };
    };
    const wait = async (seconds: number) => {
      pass(seconds);
      await world.clock.advance(seconds * 1000);
    };
    return { send, wait };
  }

  for (const [what, request, path] of [
    ['an order', order, '/order/placeorder'],
    ['a read', () => input('contractFind', { name: symbol() }), '/contract/find'],
  ] as const)
    it(`gets through after a penalty: ${what}, once the user sends it again`, async () => {
      const { send, wait } = await signedIn();
      sandbox().fault({ name: 'penalty', on: path, seconds: 15 });
      assert.equal((await send(request())).explanation?.reason, 'penalty');
      await wait(14);
      await assert.rejects(send(request()), { kind: 'penalty' });
      await wait(1);
      const { response, explanation } = await send(request());
      assert.deepEqual([response.status, explanation], [200, undefined]);
      const [, second, ...more] = sandbox().requests.filter((one) => one.path === `/v1${path}`);
      assert.deepEqual([more.length, sandbox().stats().duringPenalty], [0, 0]);
      assert.ok(`${second?.query}${second?.body}`.includes('p-ticket'));
    });

  for (const status of [408, 500] as const)
    it(`of a session that another sign-in has replaced, with ${status}, says so after what is urgent`, async () => {
      const { send } = await signedIn();
      sandbox().pushOut(status);
      for (const request of [input('accountList'), order()]) {
        const { response, explanation } = await send(request);
        assert.equal(response.status, status);
        assert.equal(explanation?.sentences.indexOf(replacedSession), 2);
      }
    });

  const unknown: readonly (readonly [string, RequestInput])[] = [
    ["yesterday's order", input('orderItem', { id: 300_000_000_001 })],
    ['eleven ids', input('contractItems', { ids: Array.from({ length: 11 }, (_, at) => at + 1) })],
    ['a contract that has expired', input('contractFind', { name: 'MESZ0' })],
    [
      'a customTag50',
      input('liquidatePosition', {
        ...{ accountId: 900_101, contractId: 3901, admin: false },
        ...{ isAutomated: false, customTag50: 'tag' },
      }),
    ],
  ];
  for (const [what, request] of unknown)
    it(`that finds nothing leads to no sign-in: ${what}`, async () => {
      const { response, explanation } = await (await signedIn()).send(request);
      assert.deepEqual([response.status, explanation?.remedies], [404, []]);
      assert.deepEqual(explanation?.sentences, explainNotFound(request.operation, 0).sentences);
    });
});
