import assert from 'node:assert/strict';
import { readEvents, type StreamEvent } from '../../../../src/core/streams/events/streamEvent';
import { unpackTicks } from '../../../../src/core/streams/events/ticks';
import { FrameReader } from '../../../../src/core/streams/protocol/frameReader';
import { readMessage } from '../../../../src/core/streams/protocol/message';
import { market, START, strictSandbox, symbol } from '../strict/trading';
import { signIn, tokenOf } from '../client';
import { SocketClient } from './socketClient';

/** What the product reads out of the texts. */
function eventsIn(frames: readonly string[]): readonly StreamEvent[] {
  const reader = new FrameReader();
  return frames
    .flatMap((text) => reader.read(text))
    .flatMap((frame) => {
      assert.notEqual(frame.kind, 'invalid');
      const elements = frame.kind === 'messages' ? frame.elements : [];
      return elements.map(readMessage).flatMap((message) => {
        assert.notEqual(message.kind, 'unknown');
        return message.kind === 'event' ? readEvents(message.event, message.data) : [];
      });
    });
}

describe('the sandbox’s sockets, read by the product', () => {
  const { sandbox } = strictSandbox({ clockMs: 10 });

  it('on one socket for everything: all events arrive, typed and complete', async () => {
    const client = await SocketClient.authorized(sandbox().socketUrls.user, await tokenOf(signIn(sandbox())));
    const entityTypes = ['order', 'orderVersion', 'command', 'commandReport', 'executionReport', 'fill', 'position'];
    await client.ask('user/syncrequest', { splitResponses: false, entityTypes });
    const sent: string[] = [];
    sandbox().world.bus.on((event) => {
      if (event.kind === 'entity' && entityTypes.includes(event.entityType)) sent.push(event.entityType);
    });
    for (const kind of ['Quote', 'DOM', 'Histogram']) await client.ask(`md/subscribe${kind}`, { symbol });
    const description = { elementSize: 1, elementSizeUnit: 'UnderlyingUnits' };
    for (const underlyingType of ['Tick', 'MinuteBar']) {
      const timeRange = { asMuchAsElements: 3 };
      await client.ask('md/getChart', { symbol, chartDescription: { underlyingType, ...description }, timeRange });
    }
    await client.ask('order/placeorder', market);
    sandbox().setPrice(symbol, START + 1);
    await client.until(() => eventsIn(client.frames).filter(({ kind }) => kind === 'quote').length === 2);
    const events = eventsIn(client.frames);
    const kinds = new Set(events.map(({ kind }) => kind));
    assert.deepEqual([...kinds].sort(), ['chart', 'dom', 'entity', 'histogram', 'quote']);
    assert.deepEqual(
      events.flatMap((event) => (event.kind === 'entity' ? [event.entityType] : [])),
      sent,
    );
    const ticks = events.flatMap((event) => (event.kind === 'chart' ? unpackTicks(event.packet) : []));
    assert.deepEqual(
      ticks.map(({ price }) => price),
      [START, START, START, START + 1],
    );
    client.close();
  });

  it('on one socket for everything: a replay is its own, others keep theirs', async () => {
    const token = await tokenOf(signIn(sandbox()));
    const replay = await SocketClient.authorized(sandbox().socketUrls.user, token);
    await replay.ask('replay/initializeclock', { startTimestamp: '2026-11-18T15:30:00.000Z', speed: 100 });
    const client = await SocketClient.authorized(sandbox().socketUrls.user, token);
    const nameOf = async (one: SocketClient) => ((await one.ask('account/list')).d as { name: string }[])[0]?.name;
    assert.match((await nameOf(replay)) ?? '', /^REPLAY/);
    assert.equal(await nameOf(client), 'DEMO900101');
    await replay.until(() => eventsIn(replay.frames).some(({ kind }) => kind === 'clock'));
    for (const one of [replay, client]) one.close();
  });

  it('are put together where a message came in two', async () => {
    const client = await SocketClient.authorized(sandbox().socketUrls.user, await tokenOf(signIn(sandbox())));
    sandbox().socketFault({ name: 'split-message' });
    await client.ask('account/list');
    assert.deepEqual(eventsIn(client.frames), []);
    client.close();
  });
});
