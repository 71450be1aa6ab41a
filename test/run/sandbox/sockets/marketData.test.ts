import assert from 'node:assert/strict';
import { START, strictSandbox, symbol } from '../strict/trading';
import { signIn } from '../client';
import { SocketClient, type Message } from './socketClient';

type Entries = Readonly<Record<string, { price?: number; size?: number }>>;
type Packet = { readonly id: number; readonly bars?: { timestamp: string; close: number }[]; readonly eoh?: boolean };

const quotesIn = (messages: readonly Message[]) =>
  messages.flatMap(({ d }) => (d as { quotes?: { entries: Entries }[] }).quotes ?? []);
const packetsIn = (messages: readonly Message[]) => messages.flatMap(({ d }) => (d as { charts: Packet[] }).charts);

/** tradovate-streams.md, sections 7 and 8. */
describe('the sandbox’s sockets: market data', () => {
  const { sandbox } = strictSandbox();
  let client: SocketClient;
  beforeEach(async () => {
    const { mdAccessToken } = (await signIn(sandbox())).json;
    client = await SocketClient.authorized(sandbox().socketUrls.md, String(mdAccessToken));
  });
  afterEach(() => client.close());
  const at = (price: number) => sandbox().setPrice(symbol, price);

  it('send all entries first, then what changed', async () => {
    assert.deepEqual((await client.ask('md/subscribeQuote', { symbol })).d, { mode: 'RealTime' });
    await client.until(() => quotesIn(client.events('md')).length === 1);
    at(START + 1);
    await client.until(() => quotesIn(client.events('md')).length === 2);
    const [first, second] = quotesIn(client.events('md'));
    assert.equal(Object.keys(first?.entries ?? {}).length, 9);
    assert.deepEqual(second?.entries['Trade']?.price, START + 1);
    assert.equal('OpeningPrice' in second.entries, false);
    await client.ask('md/unsubscribeQuote', { symbol: 3101 });
    at(START + 2);
    await client.ask('md/subscribeHistogram', { symbol });
    assert.equal(quotesIn(client.events('md')).length, 2);
  });

  it('refuse unknown symbols, missing rights and what is no market data', async () => {
    assert.deepEqual((await client.ask('md/subscribeQuote', { symbol: 'NOPE' })).d, {
      ...{ errorText: 'Symbol is not found', errorCode: 'UnknownSymbol' },
    });
    assert.equal((await client.ask('account/list')).s, 401);
    sandbox().setRights({ Prices: 'Denied' });
    assert.deepEqual(await client.ask('md/subscribeQuote', { symbol }), { i: 4, s: 401, d: 'Access is denied' });
  });

  it('take subscriptions while the market is closed, and send quotes once it is open', async () => {
    sandbox().setMarketOpen(false);
    assert.deepEqual((await client.ask('md/subscribeQuote', { symbol })).d, { mode: 'RealTime' });
    assert.deepEqual(client.events('md'), []);
    sandbox().setMarketOpen(true);
    sandbox().movePrices(1);
    await client.until(() => quotesIn(client.events('md')).length === 1);
    assert.equal(Object.keys(quotesIn(client.events('md'))[0]?.entries ?? {}).length, 9);
  });

  it('keep a penalty until its ticket comes with the same request', async () => {
    const request = chart('MinuteBar', 5, { asMuchAsElements: 2 });
    sandbox().fault('penalty?seconds=0&on=/md/*');
    const ticketIn = ({ d }: Message) => (d as Readonly<Record<string, unknown>>)['p-ticket'];
    assert.ok(ticketIn(await client.ask('md/getChart', request)));
    const ticket = ticketIn(await client.ask('md/getChart', request));
    assert.ok(ticket);
    const { d } = await client.ask('md/getChart', { ...request, 'p-ticket': ticket });
    assert.ok((d as { realtimeId?: number }).realtimeId);
  });

  it('send the whole depth, best first', async () => {
    await client.ask('md/subscribeDOM', { symbol });
    await client.until(() => client.events('md').length > 0);
    const [{ bids, offers }] = (client.events('md')[0]?.d as { doms: [{ bids: Level[]; offers: Level[] }] }).doms;
    assert.deepEqual([bids.length, bids[0]?.price, bids[1]?.price], [10, START, START - 0.25]);
    assert.deepEqual([offers[0]?.price, offers[1]?.price], [START + 0.25, START + 0.5]);
  });
  type Level = { readonly price: number };

  const chart = (underlyingType: string, elementSize: number, timeRange: object) => ({
    ...{ symbol, timeRange },
    chartDescription: { underlyingType, elementSize, elementSizeUnit: 'UnderlyingUnits', withHistogram: false },
  });

  it('send a history in pieces, its end, then the running bar again and again', async () => {
    const { d } = await client.ask('md/getChart', chart('MinuteBar', 5, { asMuchAsElements: 400 }));
    const { historicalId, realtimeId } = d as { historicalId: number; realtimeId: number };
    await client.until(() => packetsIn(client.events('chart')).some(({ eoh }) => eoh === true));
    at(START + 1);
    at(START + 2);
    await client.until(() => packetsIn(client.events('chart')).filter(({ id }) => id === realtimeId).length === 2);
    const packets = packetsIn(client.events('chart'));
    const bars = packets.filter(({ id }) => id === historicalId).flatMap((packet) => packet.bars ?? []);
    assert.equal(bars.length, 400);
    const times = bars.map(({ timestamp }) => timestamp);
    assert.deepEqual(times, [...new Set(times)].sort());
    assert.equal(bars.at(-1)?.close, START);
    const [first, second] = packets.slice(-2).map((packet) => packet.bars?.[0]);
    assert.deepEqual([first?.timestamp, second?.close], [second?.timestamp, START + 2]);
    await client.ask('md/cancelChart', { subscriptionId: realtimeId });
    at(START + 3);
    assert.deepEqual((await client.ask('md/cancelChart', { subscriptionId: 99 })).d, {
      ...{ errorText: 'Symbol is not found', errorCode: 'UnknownSymbol' },
    });
    assert.equal(packetsIn(client.events('chart')).length, packets.length);
  });

  it('send older bars for an earlier end, and nothing live after them', async () => {
    const range = { closestTimestamp: '2026-11-23T15:00:00.000Z', asMuchAsElements: 10 };
    const { d } = await client.ask('md/getChart', chart('MinuteBar', 1, range));
    await client.until(() => packetsIn(client.events('chart')).some(({ eoh }) => eoh === true));
    at(START + 1);
    await client.ask('md/subscribeQuote', { symbol });
    const bars = packetsIn(client.events('chart')).flatMap((packet) => packet.bars ?? []);
    assert.deepEqual([bars.length, bars.at(-1)?.timestamp], [10, '2026-11-23T14:59:00.000Z']);
    assert.equal(packetsIn(client.events('chart')).length, 2);
    assert.ok((d as { realtimeId: number }).realtimeId > 0);
    assert.ok('errorText' in ((await client.ask('md/getChart', chart('MinuteBar', 1, {}))).d as object));
  });

  it('pack ticks, some without bid and ask, out of order where wanted', async () => {
    sandbox().socketFault({ name: 'out-of-order' });
    await client.ask('md/getChart', chart('Tick', 1, { asMuchAsElements: 20 }));
    await client.until(() => packetsIn(client.events('chart')).length >= 1);
    const [packet] = packetsIn(client.events('chart')) as unknown as [
      { bp: number; ts: number; tks: { t: number; p: number; id: number; bs?: number }[] },
    ];
    assert.equal(packet.tks.length, 20);
    assert.equal((packet.bp + (packet.tks[0]?.p ?? 0)) * packet.ts, START);
    assert.ok((packet.tks[0]?.t ?? 0) > (packet.tks[1]?.t ?? 0), 'newest first');
    assert.ok(packet.tks.some(({ bs }) => bs === undefined) && packet.tks.some(({ bs }) => bs !== undefined));
  });
});
