import assert from 'node:assert/strict';
import { SandboxControl } from '../../sandbox/control';
import type { SandboxEvent } from '../../sandbox/events';
import { startSandbox } from '../../sandbox/sandbox';
import { call, signIn, tokenOf } from './client';
import { market, START, strictSandbox, symbol } from './strict/trading';

describe('the sandbox: prices', () => {
  const { sandbox, place, get } = strictSandbox({ seed: 7 });
  const prices = (steps: number) => Array.from({ length: steps }, () => (sandbox().movePrices(1), last()));
  const last = () => sandbox().world.market.lastPrice(3101);

  it('stand still until they are moved, and walk the same way for the same seed', async () => {
    await place({});
    assert.equal(last(), START);
    const walk = prices(50);
    assert.ok(new Set(walk).size > 5);
    assert.ok(walk.every((price) => price % 0.25 === 0));
    sandbox().reset();
    last();
    assert.deepEqual(prices(50), walk);
  });

  it('and all that follows from them go through one bus, in order', async () => {
    await place({ orderType: 'Limit', price: START - 1 });
    const events: string[] = [];
    const nameOf = (event: SandboxEvent) =>
      event.kind === 'quote' ? 'quote' : `${event.entityType} ${event.eventType}`;
    const stop = sandbox().world.bus.on((event) => events.push(nameOf(event)));
    sandbox().setPrice(symbol, START - 2);
    stop();
    sandbox().setPrice(symbol, START - 3);
    assert.deepEqual(events, [
      ...['executionReport Created', 'order Updated', 'fill Created', 'position Created', 'position Updated'],
      ...['fillFee Created', 'cashBalance Updated', 'quote'],
    ]);
    assert.equal((await get('/fill/list')).status, 200);
  });

  it('have a history that is invented once, whatever part of it is asked for', () => {
    const { world } = sandbox();
    const contract = world.contracts.front('MES');
    assert.ok(contract);
    let begun = 0;
    const startPrice = world.market.startPrice.bind(world.market);
    // Where each invention begins, from which it goes back.
    world.market.startPrice = (of) => (begun++, startPrice(of));
    const minutes = (count: number, to: number) => world.tape.minutes(contract, count, to);
    const now = world.ledger.time();
    assert.deepEqual(minutes(1000, Date.parse('2010-01-05T00:00:00Z')), []);
    assert.equal(begun, 0);
    const week = minutes(10_000, now);
    const day = minutes(1000, week[1500]?.time ?? 0);
    assert.deepEqual(day, week.slice(500, 1500));
    assert.deepEqual([minutes(1, now).at(-1)?.close, begun], [START, 1]);
    assert.ok(week.every(({ open }, at) => at === 0 || week[at - 1]?.close === open));
  });

  it('are set and read from another process', async () => {
    const control = new SandboxControl(sandbox().baseUrl);
    await place({ orderType: 'Limit', price: START - 1 });
    await control.setPrice(symbol, START - 2);
    const { orders, positions, prices: known } = await control.trading();
    assert.deepEqual([orders[0]?.ordStatus, positions[0]?.symbol, known[symbol]], ['Filled', symbol, START - 2]);
    await control.movePrices(3);
    await control.setFillLimit(1);
    await control.setMarketOpen(false);
    await control.setRights({ Orders: 'Denied' });
    assert.equal((await place({})).status, 401);
    await assert.rejects(control.setPrice('NOPE', 1), /NOPE/);
  });

  it('move by time where that is wanted', async () => {
    const moving = await startSandbox({ priceStepMs: 5 });
    try {
      const token = await tokenOf(signIn(moving));
      const front = moving.world.contracts.front('MES');
      assert.ok(front);
      await call(moving, '/order/placeorder', { token, body: { ...market, symbol: front.name } });
      const before = moving.world.market.quote(front.id)?.volume ?? 0;
      await new Promise((done) => setTimeout(done, 60));
      assert.ok((moving.world.market.quote(front.id)?.volume ?? 0) > before);
    } finally {
      await moving.close();
    }
  });
});
