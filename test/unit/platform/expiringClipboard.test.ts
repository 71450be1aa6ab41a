import assert from 'node:assert/strict';
import { ExpiringClipboard } from '../../../src/core/platform/expiringClipboard';
import { Emitter } from '../../../src/core/platform/event';
import { FakeClock, FakeMemory, settle } from '../fakes';

describe('a copied secret', () => {
  function setUp() {
    const clock = new FakeClock();
    const memory = new FakeMemory();
    const machine = { text: '', isReadable: true, isFaulty: false, failedReads: 0 };
    const readable = new Emitter<void>();
    /** Of a window that starts. */
    const open = () =>
      new ExpiringClipboard(
        {
          get isReadable() {
            return machine.isReadable;
          },
          onDidBecomeReadable: readable.event,
          // As VS Code does in a browser.
          readText: () => {
            if (machine.isFaulty) return Promise.reject(new Error('Canceled'));
            if (!machine.isReadable) machine.failedReads++;
            return Promise.resolve(machine.isReadable ? machine.text : '');
          },
          writeText: (text) => Promise.resolve(void (machine.text = text)),
        },
        clock,
        memory,
      );
    const focus = async () => {
      machine.isReadable = true;
      readable.fire();
      await settle();
    };
    return { clock, memory, machine, open, focus, clipboard: open() };
  }

  it('is cleared after its time, and not before', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    await clock.advance(59_000);
    assert.equal(machine.text, 'invented');
    await clock.advance(2000);
    assert.equal(machine.text, '');
  });

  it('is cleared soon after the machine slept', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    clock.sleep(3_600_000);
    await clock.advance(5000);
    assert.equal(machine.text, '');
  });

  it('leaves alone what was copied since', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    machine.text = 'something else';
    await clock.advance(61_000);
    assert.equal(machine.text, 'something else');
  });

  it('has its own time when it is copied again', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    await clock.advance(40_000);
    await clipboard.copy('invented', 60_000);
    await clock.advance(40_000);
    assert.equal(machine.text, 'invented');
    await clock.advance(21_000);
    assert.equal(machine.text, '');
  });

  it('stays where the user wants that', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 0);
    await clock.advance(3_600_000);
    clipboard.dispose();
    await settle();
    assert.equal(machine.text, 'invented');
  });

  it('is cleared at once when the token is forgotten or the window closes', async () => {
    const { machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    await clipboard.clear();
    assert.equal(machine.text, '');
    await clipboard.copy('invented', 60_000);
    clipboard.dispose();
    await settle();
    assert.equal(machine.text, '');
  });

  it('harms nothing if the clipboard fails', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    machine.isFaulty = true;
    await clock.advance(61_000);
    assert.equal(machine.text, 'invented');
  });

  for (const [what, ring] of [
    ['is over', 61_000],
    ['is not over, but the token is forgotten', 0],
  ] as const)
    it(`waits for the focus of the window where its time ${what}`, async () => {
      const { clock, machine, clipboard, focus } = setUp();
      await clipboard.copy('invented', 60_000);
      machine.isReadable = false;
      if (ring > 0) await clock.advance(ring);
      else await clipboard.clear();
      await clock.advance(3_600_000);
      assert.deepEqual([machine.text, machine.failedReads], ['invented', 0]);
      await focus();
      assert.equal(machine.text, '');
    });

  it('is not cleared by the focus before its time', async () => {
    const { clock, machine, clipboard, focus } = setUp();
    await clipboard.copy('invented', 60_000);
    await focus();
    await clock.advance(30_000);
    assert.equal(machine.text, 'invented');
    await clock.advance(31_000);
    assert.equal(machine.text, '');
  });

  /** The window ends without a last word to the clipboard. */
  const closed = async () => {
    const world = setUp();
    await world.clipboard.copy('invented', 60_000);
    world.machine.isFaulty = true;
    world.clipboard.dispose();
    await settle();
    world.machine.isFaulty = false;
    return world;
  };

  it('is cleared by the next window, at its time', async () => {
    const { clock, machine, memory, open } = await closed();
    await clock.advance(10_000);
    open();
    await clock.advance(49_000);
    assert.equal(machine.text, 'invented');
    await clock.advance(1000);
    assert.deepEqual([machine.text, memory.entries.size], ['', 0]);
  });

  it('is cleared by the next window at once, if its time is over', async () => {
    const { clock, machine, memory, open } = await closed();
    await clock.advance(86_400_000);
    open();
    await settle();
    assert.deepEqual([machine.text, memory.entries.size], ['', 0]);
  });

  it('is not known from what is stored until then', async () => {
    const { memory } = await closed();
    assert.equal(memory.entries.size, 1);
    assert.doesNotMatch(JSON.stringify([...memory.entries]), /invented/);
  });

  const kept: readonly (readonly [what: string, change: (world: Awaited<ReturnType<typeof closed>>) => unknown])[] = [
    ['something else was copied', ({ machine }) => (machine.text = 'else')],
    ['what is stored was removed', ({ memory }) => memory.entries.clear()],
    [
      'what is stored is damaged',
      ({ memory }) => memory.entries.set([...memory.entries.keys()][0] ?? '', { hash: 'x' }),
    ],
  ];
  for (const [what, change] of kept)
    it(`is not touched by the next window if ${what}`, async () => {
      const world = await closed();
      change(world);
      const { text } = world.machine;
      world.open();
      await world.clock.advance(3_600_000);
      assert.equal(world.machine.text, text);
    });

  it('leaves what another window has stored', async () => {
    const { clock, machine, memory, open, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    await clock.advance(30_000);
    const other = open();
    await other.copy('invented too', 60_000);
    await clock.advance(31_000);
    assert.deepEqual([machine.text, memory.entries.size], ['invented too', 1]);
    await clock.advance(30_000);
    assert.deepEqual([machine.text, memory.entries.size], ['', 0]);
  });

  for (const [what, limitMs, later, text] of [
    ['again, for a minute', 60_000, 20_000, 'invented'],
    ['again, until that minute is over', 60_000, 61_000, ''],
    ['to stay', 0, 3_600_000, 'invented'],
  ] as const)
    it(`is cleared by no other window while it was copied ${what}`, async () => {
      const { clock, machine, open, clipboard } = setUp();
      await clipboard.copy('invented', 60_000);
      await clock.advance(10_000);
      open();
      await clock.advance(45_000);
      await clipboard.copy('invented', limitMs);
      await clock.advance(later);
      assert.equal(machine.text, text);
    });

  it('is not cleared before its time by another window that closes', async () => {
    const { clock, machine, open, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    const other = open();
    other.dispose();
    await settle();
    assert.equal(machine.text, 'invented');
    await clock.advance(61_000);
    assert.equal(machine.text, '');
  });

  it('stays where the user has changed that for the same secret', async () => {
    const { clock, machine, memory, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    await clipboard.copy('invented', 0);
    await clock.advance(3_600_000);
    assert.deepEqual([machine.text, memory.entries.size], ['invented', 0]);
  });

  it('is copied and cleared even if nothing can be stored', async () => {
    const { clock, machine, memory, clipboard } = setUp();
    memory.set = () => Promise.reject(new Error('disk'));
    await clipboard.copy('invented', 60_000);
    assert.equal(machine.text, 'invented');
    await clock.advance(61_000);
    assert.equal(machine.text, '');
  });
});
