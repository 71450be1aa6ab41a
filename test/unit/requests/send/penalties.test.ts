import assert from 'node:assert/strict';
import { spokenDuration } from '../../../../src/core/platform/durations';
import type { HttpRequest } from '../../../../src/core/platform/ports';
import type { Penalty } from '../../../../src/core/requests/response/penalty';
import { Penalties, waitError, type PendingPenalties } from '../../../../src/core/requests/send/penalties';
import { FakeClock } from '../../fakes';

const second = 1000;
const minute = 60 * second;
const baseUrl = 'https://demo.tradovateapi.com/v1';
const ORDER = '/order/placeorder';

const post = (body?: object, path = ORDER, base = baseUrl): HttpRequest => ({
  method: 'POST',
  url: base + path,
  headers: { Authorization: 'Bearer invented-token-1' },
  ...(body ? { body: JSON.stringify(body) } : {}),
});
const get = (query: string): HttpRequest => ({ method: 'GET', url: `${baseUrl}/contract/find${query}`, headers: {} });
const order = post({ symbol: 'MESZ6', orderQty: 1 });
const find = get('?name=MESZ6');

const from = ({ url }: HttpRequest, profileId = 'profile') => ({
  ...{ environment: baseUrl, path: url.slice(url.indexOf('/v1') + 3).replace(/\?.*/, ''), profileId },
});

/** That request has met a penalty of 15 seconds. */
function met(request: HttpRequest, more: Partial<Penalty> = { ticket: 'a/ticket=' }) {
  const clock = new FakeClock();
  const penalties = new Penalties(clock);
  penalties.settle(request, from(request), { waitMs: 15 * second, ...more });
  return { clock, penalties };
}

describe('the ticket of a penalty', () => {
  const renewed = { ...order, headers: { Authorization: 'Bearer invented-token-2' } };
  const list = get('');
  const given: readonly (readonly [string, HttpRequest, HttpRequest, Partial<HttpRequest>, string?])[] = [
    ['the same body', order, order, { body: '{"symbol":"MESZ6","orderQty":1,"p-ticket":"a/ticket="}' }],
    [
      'the same body with a new token',
      order,
      renewed,
      { body: '{"symbol":"MESZ6","orderQty":1,"p-ticket":"a/ticket="}' },
    ],
    ['the same query', find, find, { url: `${find.url}&p-ticket=a%2Fticket%3D` }],
    ['a request without a query', list, list, { url: `${list.url}?p-ticket=a%2Fticket%3D` }],
    ['a POST without a body', post(), post(), { url: `${post().url}?p-ticket=a%2Fticket%3D` }],
    ['another body', order, post({ symbol: 'MESZ6', orderQty: 2 }), {}],
    ['a body with one member more', order, post({ symbol: 'MESZ6', orderQty: 1, price: 1 }), {}],
    ['another query', find, get('?name=MESH7'), {}],
    ['another operation', order, post({ symbol: 'MESZ6', orderQty: 1 }, '/order/dryrun'), {}],
    ['another host', order, post({ symbol: 'MESZ6', orderQty: 1 }, ORDER, 'https://demo7.tradovateapi.com/v1'), {}],
    ['the same body of another profile', order, order, {}, 'other'],
  ];
  for (const [what, first, again, change, profile = 'profile'] of given)
    it(`is ${Object.keys(change).length > 0 ? 'added to' : 'not for'} ${what}`, async () => {
      const { clock, penalties } = met(first);
      await clock.advance(15 * second);
      assert.deepEqual(penalties.withTicket(again, from(again, profile)), { ...again, ...change });
    });

  it('is absent if the service sent none', () =>
    assert.equal(met(order, {}).penalties.withTicket(order, from(order)), order));

  it('counts for an hour after the wait', async () => {
    const { clock, penalties } = met(order);
    await clock.advance(60 * minute);
    assert.notEqual(penalties.withTicket(order, from(order)), order);
    await clock.advance(15 * second);
    assert.equal(penalties.withTicket(order, from(order)), order);
  });

  it('ends with any other response of the operation after the wait, and is replaced by a new penalty', async () => {
    const { clock, penalties } = met(order);
    await clock.advance(15 * second);
    penalties.settle(find, from(find), undefined);
    assert.notEqual(penalties.withTicket(order, from(order)), order);
    penalties.settle(order, from(order), { waitMs: second, ticket: 'second' });
    assert.match(penalties.withTicket(order, from(order)).body ?? '', /"p-ticket":"second"/);
    await clock.advance(second);
    penalties.settle(post({ orderQty: 2 }), from(post({ orderQty: 2 })), undefined);
    assert.equal(penalties.withTicket(order, from(order)), order);
  });

  it('outlives the response to a request that was sent before the penalty', () => {
    const { penalties } = met(order);
    penalties.settle(post({ orderQty: 2 }), from(post({ orderQty: 2 })), undefined);
    assert.throws(() => penalties.throwIfWaiting({ environment: baseUrl, path: ORDER }));
  });
});

describe('the wait of a penalty', () => {
  const error = { kind: 'penalty', sentences: waitError(ORDER, second).sentences };
  const passes: readonly (readonly [string, (clock: FakeClock) => unknown, boolean])[] = [
    ['14 s', (clock) => clock.advance(14 * second), false],
    ['15 s', (clock) => clock.advance(15 * second), true],
    ['14 s of sleep', (clock) => clock.sleep(14 * second), false],
    ['15 s of sleep', (clock) => clock.sleep(15 * second), true],
    [
      '14 s, and the clock is set back an hour',
      async (clock) => {
        await clock.advance(14 * second);
        clock.set(-60 * minute);
      },
      false,
    ],
    [
      '15 s, and the clock is set back an hour',
      async (clock) => {
        await clock.advance(15 * second);
        clock.set(-60 * minute);
      },
      true,
    ],
  ];
  for (const [what, pass, isOver] of passes)
    it(`${isOver ? 'is over' : 'lasts'} after ${what}`, async () => {
      const { clock, penalties } = met(order);
      await pass(clock);
      const check = () => penalties.throwIfWaiting({ environment: baseUrl, path: ORDER });
      if (isOver) check();
      else assert.throws(check, error);
    });

  it('is for every request of the operation in that environment, and for no other', () => {
    const { penalties } = met(find);
    penalties.throwIfWaiting({ environment: baseUrl, path: ORDER });
    penalties.throwIfWaiting({ environment: 'https://live.tradovateapi.com/v1', path: '/contract/find' });
    assert.throws(() => penalties.throwIfWaiting({ environment: baseUrl, path: '/contract/find' }));
  });

  it('is for the other senders of the same map', () => {
    const clock = new FakeClock();
    const shared: PendingPenalties = new Map();
    new Penalties(clock, shared).settle(order, from(order), { waitMs: second });
    assert.throws(() => new Penalties(clock, shared).throwIfWaiting(from(order)));
  });

  it('is named with the time that remains, and not offered to be tried at once', () => {
    const { sentences, remedies } = waitError(ORDER, 7 * second);
    assert.deepEqual(sentences[0]?.args, [ORDER, spokenDuration(7 * second)]);
    assert.deepEqual(remedies, []);
  });
});
