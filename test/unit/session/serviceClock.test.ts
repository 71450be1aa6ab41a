import assert from 'node:assert/strict';
import { ServiceClock } from '../../../src/core/session/serviceClock';
import { momentOf } from '../../../src/core/platform/elapsed';
import { FakeClock } from '../fakes';

const SECOND = 1000;
const MINUTE = 60 * SECOND;

function setUp() {
  const clock = new FakeClock();
  const service = new ServiceClock(clock);
  const reported: number[] = [];
  service.onWrong((offset) => reported.push(offset));
  /** A response that took `tookMs`, from a service whose clock is `ahead`. */
  const observe = (ahead: number, tookMs = 0) => {
    const sentAt = momentOf(clock);
    clock.block(tookMs);
    const date = new Date(clock.now() - tookMs / 2 + ahead).toUTCString();
    service.observe({ status: 200, headers: { date }, body: '', bytes: 0, truncated: false }, sentAt, '');
  };
  return { clock, service, reported, observe, offset: () => service.now() - clock.now() };
}

describe("the service's clock", () => {
  it("is this machine's clock at first, and for a small difference", () => {
    const { offset, observe } = setUp();
    assert.equal(offset(), 0);
    observe(1500);
    assert.equal(offset(), 0);
  });

  for (const ahead of [10 * MINUTE, -10 * MINUTE, 5 * SECOND])
    it(`follows an offset of ${ahead} ms`, () => {
      const { offset, observe } = setUp();
      observe(ahead, 200);
      assert.ok(Math.abs(offset() - ahead) <= SECOND, String(offset()));
    });

  it("converts this machine's times to those of the active environment", () => {
    const { clock, service, observe } = setUp();
    observe(10 * MINUTE);
    const time = clock.now() + MINUTE;
    assert.equal(service.fromMachine(time) - service.now(), MINUTE);
    service.use('https://other.example/v1');
    assert.equal(service.fromMachine(time), time);
  });

  it('reports a large offset once', () => {
    const { observe, reported } = setUp();
    observe(MINUTE);
    assert.equal(reported.length, 0);
    observe(10 * MINUTE);
    observe(-10 * MINUTE);
    assert.equal(reported.length, 1);
    assert.ok((reported[0] ?? 0) > 9 * MINUTE);
  });

  it('returns to no offset after the clock was set right', () => {
    const { clock, offset, observe } = setUp();
    observe(10 * MINUTE);
    clock.set(10 * MINUTE);
    observe(0);
    assert.equal(offset(), 0);
  });

  for (const ahead of [0, 10 * MINUTE])
    it(`goes on when this clock is set back, with an offset of ${ahead} ms`, () => {
      const { clock, service, observe } = setUp();
      observe(ahead);
      const before = service.now();
      clock.set(-60 * MINUTE);
      assert.equal(service.now(), before);
      clock.block(MINUTE);
      assert.equal(service.now(), before + MINUTE);
    });

  it('goes on while the machine sleeps', () => {
    const { clock, service, observe } = setUp();
    observe(10 * MINUTE);
    const before = service.now();
    clock.sleep(60 * MINUTE);
    assert.equal(service.now(), before + 60 * MINUTE);
  });

  it('is right again when this clock was set forward, and then back', () => {
    const { clock, service, observe } = setUp();
    observe(10 * MINUTE);
    const before = service.now();
    clock.set(60 * MINUTE);
    service.now();
    clock.set(-60 * MINUTE);
    assert.equal(service.now(), before);
  });

  it('goes on when this clock is corrected forward, to no offset', () => {
    const { clock, service, offset, observe } = setUp();
    observe(120 * MINUTE);
    const before = service.now();
    clock.set(120 * MINUTE + SECOND);
    assert.ok(Math.abs(service.now() - before) <= 2 * SECOND, String(service.now() - before));
    assert.equal(offset(), 0);
    // Not a return from a clock that was set forward.
    clock.set(-60 * MINUTE);
    assert.equal(offset(), 60 * MINUTE);
  });

  for (const [what, recalled, expected] of [
    ['a slow clock', 20 * MINUTE, 20 * MINUTE],
    ['no small difference', MINUTE, 0],
    ['no fast clock, which renews early anyway', -20 * MINUTE, 0],
    ['nothing that ends the token: the clock may have been corrected', 81 * MINUTE, 0],
  ] as const)
    it(`recalls ${what}, until a response says the time`, () => {
      const { clock, service, offset, observe } = setUp();
      const expiresAt = clock.now() + 80 * MINUTE;
      service.recall(recalled, expiresAt, '');
      assert.equal(offset(), expected);
      observe(0);
      service.recall(recalled, expiresAt, '');
      assert.equal(offset(), 0);
    });

  it('keeps its offset after a slow response that agrees with it', () => {
    const { offset, observe } = setUp();
    observe(10 * MINUTE);
    const before = offset();
    observe(10 * MINUTE + 10 * SECOND, 30 * SECOND);
    assert.equal(offset(), before);
  });

  it('ignores a response without a readable date', () => {
    const { clock, service, offset } = setUp();
    for (const headers of [{}, { date: 'soon' }])
      service.observe({ status: 200, headers, body: '', bytes: 0, truncated: false }, momentOf(clock), '');
    assert.equal(offset(), 0);
  });

  for (const jump of [48 * MINUTE, -5 * SECOND, -48 * MINUTE])
    it(`finding of the random model: is right after this clock jumped by ${jump} ms while a response was awaited`, () => {
      const { clock, service } = setUp();
      const [sentAt, date] = [momentOf(clock), new Date(clock.now()).toUTCString()];
      clock.set(jump);
      service.observe({ status: 200, headers: { date }, body: '', bytes: 0, truncated: false }, sentAt, '');
      assert.ok(Math.abs(service.now() - sentAt.now) <= SECOND);
    });

  it('finding low: is kept for each environment', () => {
    const { clock, service, observe } = setUp();
    observe(10 * MINUTE);
    service.use('other');
    assert.equal(service.now(), clock.now());
    assert.ok(service.now('') > clock.now());
  });

  it('can be taken from a token, if no response says it', () => {
    const { clock, service, reported } = setUp();
    service.assume(clock.now() + 60 * MINUTE, '');
    assert.deepEqual([service.now() - clock.now(), reported], [60 * MINUTE, [60 * MINUTE]]);
  });
});
