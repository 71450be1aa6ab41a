import assert from 'node:assert/strict';
import { Connection } from '../../../../src/core/streams/connection/connection';
import { FakeClock } from '../../fakes';
import { FakeSockets } from '../fakes';

class Line {
  readonly clock = new FakeClock();
  readonly sockets = new FakeSockets();
  readonly log: string[] = [];
  readonly traffic: string[] = [];
  readonly connection = new Connection(
    this,
    { url: 'wss://x/v1/websocket', token: 'invented-token' },
    {
      onOpen: () => this.log.push('open'),
      onAuthorized: () => this.log.push('authorized'),
      onEvents: (events) => this.log.push(events.map(({ kind }) => kind).join('+')),
      onTraffic: (direction, text) => this.traffic.push(`${direction} ${text}`),
      onEnd: (reason) => {
        const detail = 'cause' in reason ? reason.cause : 'error' in reason ? reason.error.kind : '';
        this.log.push(`end ${reason.kind} ${'reasonCode' in reason ? reason.reasonCode : detail}`.trim());
      },
    },
  );

  get socket() {
    return this.sockets.last;
  }

  ask(endpoint = 'md/getChart'): void {
    this.connection.request(
      { endpoint, body: { symbol: 'M' } },
      {
        onData: (data) => this.log.push(`data ${JSON.stringify(data)}`),
        onError: ({ kind }) => this.log.push(`error ${kind}`),
      },
    );
  }
}

const authorized = () => {
  const line = new Line();
  line.socket.authorize();
  line.log.length = 0;
  return line;
};

const prop = { e: 'props', d: { entityType: 'order', eventType: 'Created', entity: { id: 1 } } };

describe('a connection', () => {
  it('sends nothing before the open frame, then the raw token', () => {
    const line = new Line();
    line.socket.options.handlers.onOpen();
    assert.deepEqual(line.socket.sent, []);
    line.socket.receive('o');
    assert.deepEqual(line.socket.sent, ['authorize\n1\n\ninvented-token']);
    line.socket.receive('o');
    line.socket.respond('authorize');
    assert.deepEqual(line.log, ['open', 'authorized']);
    assert.equal(line.traffic.join().includes('invented-token'), false);
  });

  const ends: readonly (readonly [string, (line: Line) => unknown, string])[] = [
    ['a refused token', (line) => line.socket.respond('authorize', 'Invalid access token', 401), 'end refused refused'],
    ['a lock', (line) => line.socket.respond('authorize', undefined, 429), 'end blocked'],
    ['a wrong host in a frame', (line) => line.socket.respond('authorize', undefined, 421), 'end refused protocol'],
    ['no response to the token', (line) => line.clock.advance(31_000), 'end lost silence'],
    ['a close frame', (line) => line.socket.receive('c[3000,"Go away!"]'), 'end lost closed'],
    ['a cut', (line) => line.socket.end(), 'end lost network'],
    [
      'a shutdown',
      (line) => line.socket.messages({ e: 'shutdown', d: { reasonCode: 'Maintenance' } }),
      'end shutdown Maintenance',
    ],
    ['its user', (line) => line.connection.close({ kind: 'closed-by-user' }), 'end closed-by-user'],
  ];
  for (const [name, act, end] of ends) {
    it(`ends by ${name}`, async () => {
      const line = new Line();
      line.socket.open();
      await act(line);
      assert.deepEqual(line.log, ['open', end]);
      line.socket.messages(prop);
      line.socket.end();
      await line.clock.advance(120_000);
      assert.deepEqual(line.log, ['open', end]);
    });
  }

  it('ends where no open frame comes, and closes what is half open', async () => {
    const line = new Line();
    line.socket.options.handlers.onOpen();
    await line.clock.advance(30_000);
    assert.deepEqual([line.log, line.socket.closedWith], [['end lost silence'], 'abort']);
  });

  it('ends by a handshake that is refused', () => {
    const line = new Line();
    line.socket.end({ status: 429 });
    assert.deepEqual(line.log, ['end blocked']);
  });

  it('keeps the order of responses and events in a frame', () => {
    const line = authorized();
    line.ask();
    line.socket.messages(prop, prop, { i: 2, s: 200, d: 'x' }, { e: 'new' }, prop);
    assert.deepEqual(line.log, ['entity+entity', 'data "x"', 'entity']);
  });

  it('waits for the end of a penalty and sends the ticket with a new id', async () => {
    const line = authorized();
    line.ask();
    line.socket.respond('md/getChart', { 'p-ticket': 'T', 'p-time': 7 });
    await line.clock.advance(6999);
    assert.equal(line.socket.requests.length, 2);
    await line.clock.advance(1);
    const repeated = line.socket.sent.filter((text) => text !== '[]').at(-1);
    assert.equal(repeated, 'md/getChart\n3\n\n{"symbol":"M","p-ticket":"T"}');
    line.socket.respond('md/getChart', 'fine');
    assert.deepEqual(line.log, ['data "fine"']);
  });

  it('gives a request up that is met with penalties only', async () => {
    const line = authorized();
    line.ask();
    for (let i = 0; i < 4; i++) {
      line.socket.respond('md/getChart', { 'p-ticket': 'T', 'p-time': 1 });
      await line.clock.advance(1000);
    }
    assert.deepEqual([line.log, line.socket.requests.length], [['error penalty'], 5]);
  });

  for (const [name, data, status] of [
    ['CAPTCHA', { 'p-captcha': true }, 200],
    ['429', undefined, 429],
  ] as const) {
    it(`stops for good at ${name}`, () => {
      const line = authorized();
      line.ask();
      line.socket.respond('md/getChart', data, status);
      assert.deepEqual([line.log.at(-1), line.socket.closedWith], ['end blocked', 1000]);
    });
  }

  it('stops at a 429 that belongs to no request', () => {
    const line = authorized();
    line.socket.messages({ i: 'id of the request', s: 429 });
    assert.deepEqual(line.log, ['end blocked']);
  });

  it('stays open when a request is denied', () => {
    const line = authorized();
    line.ask();
    line.socket.respond('md/getChart', 'Access is denied', 401);
    assert.deepEqual([line.log, line.socket.closedWith], [['error refused'], undefined]);
  });

  it('ends what waits, without a response', () => {
    const line = authorized();
    line.ask();
    line.socket.end();
    line.ask();
    assert.deepEqual(line.log, ['end lost network', 'error network', 'error network']);
  });

  it('goes on after garbage and half frames', () => {
    const line = authorized();
    for (const text of ['', 'x', 'a[{"e":"props",', 'h', 'a[{"e":"props","d":', `${JSON.stringify(prop.d)}}]`]) {
      line.socket.receive(text);
    }
    assert.deepEqual(line.log, ['entity']);
  });
});
