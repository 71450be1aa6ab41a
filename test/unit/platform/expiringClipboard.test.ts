import assert from 'node:assert/strict';
import { ExpiringClipboard } from '../../../src/core/platform/expiringClipboard';
import { FakeClock, settle } from '../fakes';

describe('a copied secret', () => {
  function setUp() {
    const clock = new FakeClock();
    const machine = { text: '', isReadable: true };
    const clipboard = new ExpiringClipboard(
      {
        readText: () => (machine.isReadable ? Promise.resolve(machine.text) : Promise.reject(new Error('no focus'))),
        writeText: (text) => Promise.resolve(void (machine.text = text)),
      },
      clock,
    );
    return { clock, machine, clipboard };
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

  it('harms nothing if the clipboard cannot be read', async () => {
    const { clock, machine, clipboard } = setUp();
    await clipboard.copy('invented', 60_000);
    machine.isReadable = false;
    await clock.advance(61_000);
    assert.equal(machine.text, 'invented');
  });
});
