import assert from 'node:assert/strict';
import { mayBeExecuted } from '../../../src/core/auth/httpStatus';
import { UserFacingError } from '../../../src/core/platform/errors';
import { penaltyMessage } from '../../../src/core/requests/response/penalty';
import { settle } from '../fakes';
import { openWorld } from './world';

const place = { type: 'request', socket: 'trading', endpoint: 'order/placeorder', query: '', body: '' } as const;

describe('a request that is sent over a socket', () => {
  it('that modifies data is repeated after a penalty only by the user, then with the ticket', async () => {
    const world = await openWorld('live');
    const send = async (body: string) => {
      world.model.apply({ ...place, body });
      await settle();
    };
    const bodies = () =>
      world.sockets.last.sent.filter((one) => one.startsWith('order/')).map((one) => one.split('\n')[3]);
    await send('{"a":1}');
    world.sockets.last.respond('order/placeorder', { 'p-ticket': 'invented-ticket', 'p-time': 15 });
    await settle();
    const { result, isSending } = world.model.snapshot().request;
    assert.deepEqual(
      [isSending, result],
      [false, { isError: true, text: new UserFacingError('penalty', penaltyMessage(15_000)).fullText }],
    );
    await world.clock.advance(14_000);
    await send('{"a":1}');
    assert.deepEqual([bodies(), world.questions.length], [['{"a":1}'], 1]);
    assert.equal(world.model.snapshot().request.result?.isError, true);
    await world.clock.advance(1000);
    assert.deepEqual(bodies(), ['{"a":1}']);
    await send('{"a":1}');
    assert.deepEqual([bodies()[1], world.questions.length], ['{"a":1,"p-ticket":"invented-ticket"}', 2]);
    world.sockets.last.respond('order/placeorder', { orderId: 1 });
    await settle();
    await send('{"a":1}');
    assert.equal(bodies()[2], '{"a":1}');
  });

  it('meets the penalty that another sender has met, also one that modifies nothing', async () => {
    const world = await openWorld('demo');
    const { baseUrl = '' } = world.session.state.environment ?? {};
    const request = { method: 'GET', url: `https://demo-api-7.tradovateapi.com/v1/account/list`, headers: {} } as const;
    const origin = { environment: baseUrl, path: '/account/list', profileId: 'p' };
    world.penalties.settle(request, origin, { waitMs: 15_000 });
    world.model.apply({ ...place, endpoint: 'account/list', body: '' });
    await settle();
    const sent = () => world.sockets.last.requests.filter((one) => one.startsWith('account/list')).length;
    assert.deepEqual([sent(), world.model.snapshot().request.result?.isError], [0, true]);
    await world.clock.advance(15_000);
    world.model.apply({ ...place, endpoint: 'account/list', body: '' });
    await settle();
    world.sockets.last.respond('account/list', { 'p-ticket': 'invented-ticket', 'p-time': 15 });
    await settle();
    assert.deepEqual([sent(), world.model.snapshot().request.isSending], [1, false]);
    assert.throws(() => world.penalties.throwIfWaiting(origin));
  });

  for (const [outcome, isUncertain, status, data] of [
    ['done', false, 200, { orderId: 1 }],
    ['pending', false, 200, {}],
    ['pending', true, 503, 'busy'],
    ['pending', true, 408, undefined],
    ['refused', false, 200, { failureReason: 'NoQuote' }],
    ['refused', false, 403, undefined],
  ] as const)
    it(`is listed as ${outcome} on LIVE after ${status} ${JSON.stringify(data)}`, async () => {
      const world = await openWorld('live');
      world.model.apply({ ...place, body: '{"a":1}' });
      await settle();
      world.sockets.last.respond('order/placeorder', data, status);
      await settle();
      const { text = [] } = world.model.snapshot().request.result ?? {};
      const isError = outcome === 'refused' || isUncertain;
      const listed = [outcome, isError ? status : undefined];
      assert.deepEqual([world.liveOutcomes, text.includes(mayBeExecuted)], [[listed], isUncertain]);
    });
});
