import assert from 'node:assert/strict';
import { StreamSocket } from '../../../../src/core/streams/connection/streamSocket';
import { FakeClock, FakeNetwork, settle } from '../../fakes';
import { FakeSession, FakeSockets } from '../fakes';

class Stream {
  readonly clock = new FakeClock();
  readonly sockets = new FakeSockets();
  readonly network = new FakeNetwork();
  readonly session = new FakeSession(this.clock);
  readonly random = () => 0.5;
  readonly log: string[] = [];
  readonly stream = new StreamSocket('trading', this, this.session, {
    onEvents: (events) => this.log.push(`events ${events.length}`),
    onTraffic: () => undefined,
    onReset: () => this.log.push('reset'),
  });

  static async live(): Promise<Stream> {
    const made = new Stream();
    made.stream.subscribe({
      key: 'sync',
      request: { endpoint: 'user/syncrequest' },
      onData: () => made.log.push('snapshot'),
    });
    made.stream.start();
    await settle();
    made.sockets.last.authorize();
    made.sockets.last.respond('user/syncrequest', {});
    return made;
  }

  get state(): string {
    const { state } = this.stream;
    return 'reason' in state ? `${state.kind} ${state.reason.kind}` : state.kind;
  }

  /** ms until the next attempt. */
  get left(): number {
    const { state } = this.stream;
    return state.kind === 'waiting' ? state.until - this.clock.now() : NaN;
  }
}

/** The token has expired, and can be refreshed. */
function expire({ session, clock }: Stream): void {
  const { token } = session;
  assert.ok(token);
  session.token = undefined;
  session.set({ session: { kind: 'expired', ...token, refreshExpiresAt: clock.now() + 86_400_000 } });
}

/** Was live, and has slept for longer than its token was valid, which can be refreshed. */
async function afterSleep() {
  const it = await Stream.live();
  const { token } = it.session;
  it.clock.sleep(3 * 3_600_000);
  expire(it);
  it.sockets.last.receive('h');
  return { it, token };
}

describe('a stream socket', () => {
  it('goes from connecting to live', async () => {
    const it = new Stream();
    const states: string[] = [];
    it.stream.onDidChange(() => states.push(it.state));
    it.stream.subscribe({ key: 'sync', request: { endpoint: 'user/syncrequest' } });
    it.stream.start();
    it.stream.start();
    await settle();
    assert.equal(it.sockets.last.url, 'wss://demo.tradovateapi.com/v1/websocket');
    it.sockets.last.authorize();
    assert.deepEqual(it.sockets.last.requests, ['authorize 1', 'user/syncrequest 2']);
    it.sockets.last.respond('user/syncrequest', {});
    assert.deepEqual([states, it.sockets.all.length], [['connecting', 'authorizing', 'authorized', 'live'], 1]);
  });

  it('comes back after a loss, with everything subscribed anew', async () => {
    const it = await Stream.live();
    await it.clock.advance(50_000);
    it.sockets.last.receive('h');
    await it.clock.advance(40_000);
    it.sockets.last.receive('c[3000,"Go away!"]');
    assert.deepEqual([it.state, it.left], ['waiting lost', 1000]);
    await it.clock.advance(1000);
    it.sockets.last.authorize().respond('user/syncrequest', {});
    assert.deepEqual([it.state, it.log], ['live', ['reset', 'snapshot', 'reset', 'snapshot']]);
    assert.deepEqual(it.sockets.last.requests, ['authorize 1', 'user/syncrequest 2']);
  });

  it('backs off, and never takes two snapshots within 3 s', async () => {
    const it = await Stream.live();
    const delays: number[] = [];
    for (let i = 0; i < 5; i++) {
      it.sockets.last.end();
      await settle();
      delays.push(it.left);
      await it.clock.advance(it.left);
      if (i === 0) it.sockets.last.authorize();
    }
    assert.deepEqual(delays, [3000, 3000, 4000, 8000, 16_000]);
  });

  it('tries at once when the network returns', async () => {
    const it = await Stream.live();
    await it.clock.advance(10_000);
    it.sockets.last.end();
    await settle();
    it.network.comeBack();
    await settle();
    assert.deepEqual([it.state, it.sockets.all.length], ['connecting', 2]);
    await it.clock.advance(60_000);
    assert.equal(it.sockets.all.length, 2);
  });

  for (const reasonCode of ['ConnectionQuotaReached', 'IPQuotaReached', 'New']) {
    it(`stays closed after ${reasonCode}`, async () => {
      const it = await Stream.live();
      it.sockets.last.messages({ e: 'shutdown', d: { reasonCode } });
      await it.clock.advance(200_000);
      assert.deepEqual([it.state, it.sockets.all.length], ['ended shutdown', 1]);
    });
  }

  it('comes back slowly after maintenance', async () => {
    const it = await Stream.live();
    it.sockets.last.messages({ e: 'shutdown', d: { reasonCode: 'Maintenance' } });
    await settle();
    assert.equal(it.left, 90_000);
  });

  it('stays closed after a lock, and the other windows learn of it', async () => {
    const it = await Stream.live();
    it.sockets.last.messages({ i: 9, s: 429 });
    await it.clock.advance(200_000);
    assert.deepEqual([it.state, it.sockets.all.length], ['ended blocked', 1]);
    const environments = it.session.reported.map(([, environment]) => environment);
    assert.deepEqual(environments, ['https://demo.tradovateapi.com/v1']);
    it.session.set({ block: { reason: 'locked', until: it.clock.now() + 5 } });
    it.stream.start();
    await settle();
    assert.deepEqual([it.state, it.sockets.all.length], ['ended refused', 1]);
  });

  it('closes when another call was locked, also while it waits', async () => {
    for (const waiting of [false, true]) {
      const it = await Stream.live();
      if (waiting) it.sockets.last.end();
      await settle();
      it.session.set({ block: { reason: 'captcha', until: it.clock.now() + 3_600_000 } });
      await it.clock.advance(200_000);
      assert.deepEqual([it.state, it.sockets.all.length], ['ended blocked', 1]);
    }
  });

  it('goes on while its token is renewed', async () => {
    const it = await Stream.live();
    await it.session.renewAutomatically();
    it.session.changed.fire();
    assert.equal(it.state, 'live');
    it.sockets.last.end();
    await it.clock.advance(3000);
    it.sockets.last.open();
    assert.equal(it.sockets.last.sent[0], 'authorize\n1\n\nrenewed');
  });

  it('renews a token that is about to expire, and says when it had expired', async () => {
    const it = await Stream.live();
    const expiresAt = it.clock.now() + 10_000;
    assert.ok(it.session.token);
    it.session.token = { ...it.session.token, expiresAt };
    it.sockets.last.end();
    await it.clock.advance(3000);
    assert.equal(it.session.renewals, 1);
  });

  it('tries a newer token once where the old one is refused', async () => {
    const it = new Stream();
    it.stream.start();
    await settle();
    assert.ok(it.session.token);
    it.session.token = { ...it.session.token, accessToken: 'newer' };
    it.sockets.last.open().respond('authorize', 'Invalid access token', 401);
    await settle();
    it.sockets.last.open();
    assert.equal(it.sockets.last.sent[0], 'authorize\n1\n\nnewer');
    it.sockets.last.respond('authorize', 'Invalid access token', 401);
    await it.clock.advance(100_000);
    assert.deepEqual([it.state, it.sockets.all.length], ['ended refused', 2]);
  });

  it('never signs in', async () => {
    const it = new Stream();
    it.session.token = undefined;
    it.stream.start();
    await it.clock.advance(100_000);
    assert.deepEqual([it.state, it.sockets.all.length], ['ended refused', 0]);
  });

  it('is closed in good order by its user, at any time', async () => {
    const it = await Stream.live();
    it.stream.subscribe({ key: 'q', request: { endpoint: 'md/on' }, cancel: () => ({ endpoint: 'md/off' }) });
    it.sockets.last.respond('md/on');
    it.stream.close();
    assert.deepEqual([it.state, it.sockets.last.closedWith], ['ended closed-by-user', 1000]);
    assert.equal(it.sockets.last.requests.at(-1), 'md/off 4');

    const early = new Stream();
    early.stream.start();
    early.stream.close();
    await early.clock.advance(100_000);
    assert.deepEqual([early.state, early.sockets.all.length], ['ended closed-by-user', 0]);

    const waiting = await Stream.live();
    waiting.sockets.last.end();
    await settle();
    waiting.stream.close();
    await waiting.clock.advance(100_000);
    assert.deepEqual([waiting.state, waiting.sockets.all.length], ['ended closed-by-user', 1]);
  });

  it('refuses requests without a connection, and sends them with one', async () => {
    const it = await Stream.live();
    const handlers = {
      onData: (data: unknown) => it.log.push(`data ${String(data)}`),
      onError: ({ kind }: { kind: string }) => it.log.push(`error ${kind}`),
    };
    it.stream.request({ endpoint: 'contract/find', query: 'name=M' }, handlers);
    it.sockets.last.respond('contract/find', 5);
    it.stream.close();
    it.stream.request({ endpoint: 'contract/find' }, handlers);
    assert.deepEqual(it.log.slice(-2), ['data 5', 'error network']);
  });

  it('is made anew where it denies requests because its token has expired', async () => {
    const it = new Stream();
    assert.ok(it.session.token);
    it.session.token = { ...it.session.token, expiresAt: it.clock.now() + 70_000 };
    it.stream.start();
    await settle();
    it.sockets.last.authorize();
    const errors: string[] = [];
    const deny = () => {
      const onError = ({ kind }: { kind: string }) => errors.push(kind);
      it.stream.request({ endpoint: 'contract/find' }, { onData: () => undefined, onError });
      it.sockets.last.respond('contract/find', 'Access is denied', 401);
    };
    deny();
    assert.equal(it.state, 'authorized');
    for (let i = 0; i < 4; i++) {
      it.clock.block(20_000);
      it.sockets.last.receive('h');
    }
    deny();
    assert.deepEqual([it.state, errors], ['waiting lost', ['refused', 'refused']]);
  });

  it("does not take the block of the next profile's environment for its own", async () => {
    const it = await Stream.live();
    const environment = { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' };
    const profile = { id: 'q', label: 'Q', environment: 'live' };
    it.session.set({ environment, profile, block: { reason: 'locked', until: it.clock.now() + 60_000 } });
    await settle();
    assert.deepEqual([it.state, it.session.reported], ['ended profile-changed', []]);
  });

  describe('after another profile became active', () => {
    const environment = { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' };
    const profile = { id: 'q', label: 'Q', environment: 'live' };
    const switchProfile = ({ session }: Stream) => {
      if (session.token) session.token = { ...session.token, issuerUrl: environment.baseUrl };
      session.set({ environment, profile });
    };

    it('connects for that one, whatever the session does then', async () => {
      const it = await Stream.live();
      switchProfile(it);
      it.stream.start();
      it.session.changed.fire();
      await settle();
      it.session.changed.fire();
      assert.deepEqual([it.state, it.sockets.last.url], ['connecting', 'wss://live.tradovateapi.com/v1/websocket']);
    });

    it('ends an attempt that waits, or is on its way', async () => {
      for (const isWaiting of [true, false]) {
        const it = new Stream();
        if (isWaiting) expire(it);
        it.stream.start();
        if (isWaiting) await settle();
        switchProfile(it);
        await it.clock.advance(200_000);
        assert.deepEqual([it.state, it.sockets.all.length], ['ended profile-changed', 0]);
      }
    });
  });

  it('comes back after a sleep that outlasts a token which can be refreshed, as soon as the network is there', async () => {
    const { it, token } = await afterSleep();
    await it.clock.advance(1);
    assert.equal(it.state, 'waiting lost');
    await it.clock.advance(10_000);
    assert.deepEqual([it.state, it.sockets.all.length], ['waiting lost', 1]);
    it.session.refreshed = token;
    await it.clock.advance(60_000);
    it.sockets.last.open();
    assert.equal(it.sockets.last.sent[0], 'authorize\n1\n\nrenewed');
  });

  it('ends where a token that can be refreshed never is', async () => {
    const { it } = await afterSleep();
    await it.clock.advance(600_000);
    assert.equal(it.state, 'waiting lost');
    await it.clock.advance(1_200_000);
    assert.deepEqual([it.state, it.sockets.all.length], ['ended refused', 1]);
  });

  it('ends where the profile was switched while it connected', async () => {
    const it = new Stream();
    it.stream.start();
    it.session.state = { ...it.session.state, profile: { id: 'q', label: 'Q', environment: 'demo' } };
    await it.clock.advance(100_000);
    assert.deepEqual([it.state, it.sockets.all.length], ['ended profile-changed', 0]);
  });
});
