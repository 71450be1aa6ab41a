import assert from 'node:assert/strict';
import { Heartbeat } from '../../../../src/core/streams/protocol/heartbeat';
import { FakeClock } from '../../fakes';

class Wire {
  readonly clock = new FakeClock();
  readonly start = this.clock.now();
  /** ms after the start. */
  readonly sent: number[] = [];
  readonly pings: number[] = [];
  dead: string | undefined;
  waiting = 0;
  readonly heartbeat: Heartbeat;

  constructor(canPing = false) {
    this.heartbeat = new Heartbeat(this.clock, {
      send: () => this.sent.push(this.elapsed()),
      ...(canPing ? { ping: () => this.pings.push(this.elapsed()) } : {}),
      buffered: () => this.waiting,
      onDead: (cause) => (this.dead = cause),
    });
  }

  elapsed(): number {
    return this.clock.now() - this.start;
  }
}

describe('the heartbeat', () => {
  it('leaves each 2.5 s, whatever comes in', async () => {
    const wire = new Wire();
    for (let i = 0; i < 10; i++) {
      await wire.clock.advance(1000);
      wire.heartbeat.noteReceived();
    }
    assert.deepEqual(wire.sent, [2500, 5000, 7500, 10_000]);
  });

  it('leaves with an incoming message where timers are late', () => {
    const wire = new Wire();
    for (let i = 0; i < 4; i++) {
      wire.clock.block(1300);
      wire.heartbeat.noteReceived();
    }
    assert.deepEqual(wire.sent, [2600, 5200]);
  });

  it('leaves as before after the clock was set back', async () => {
    const wire = new Wire();
    wire.clock.set(-3_600_000);
    wire.heartbeat.noteReceived();
    await wire.clock.advance(2500);
    assert.deepEqual([wire.sent.length, wire.dead], [1, undefined]);
  });

  it('notices sleep', async () => {
    const wire = new Wire();
    wire.clock.sleep(40_000);
    await wire.clock.advance(2500);
    assert.deepEqual([wire.dead, wire.sent], ['sleep', []]);
  });

  it('notices a socket that takes nothing any more', async () => {
    const wire = new Wire();
    wire.waiting = 2;
    await wire.clock.advance(10_000);
    assert.equal(wire.dead, undefined);
    await wire.clock.advance(2500);
    assert.equal(wire.dead, 'stuck');
  });

  it('notices silence after a minute without ping', async () => {
    const wire = new Wire();
    await wire.clock.advance(57_500);
    assert.equal(wire.dead, undefined);
    await wire.clock.advance(2500);
    assert.equal(wire.dead, 'silence');
  });

  it('pings in silence, and goes on when it is answered', async () => {
    const wire = new Wire(true);
    await wire.clock.advance(10_000);
    assert.deepEqual(wire.pings, [10_000]);
    wire.heartbeat.noteReceived();
    await wire.clock.advance(10_000);
    assert.deepEqual([wire.pings.length, wire.dead], [2, undefined]);
    await wire.clock.advance(10_000);
    assert.equal(wire.dead, 'silence');
  });

  it('ends with stop', async () => {
    const wire = new Wire();
    wire.heartbeat.stop();
    await wire.clock.advance(120_000);
    wire.heartbeat.noteReceived();
    assert.deepEqual([wire.sent, wire.dead], [[], undefined]);
  });
});
