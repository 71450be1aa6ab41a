import assert from 'node:assert/strict';
import { UpdatePacer } from '../../../src/core/streamView/updatePacer';
import { FakeClock } from '../fakes';

describe('the pace of updates', () => {
  const clock = new FakeClock();
  let sent = 0;
  let hasChanges = true;
  const pacer = new UpdatePacer(clock, () => {
    sent++;
    return hasChanges;
  });

  it('waits for the page, and for it to have drawn the last one', async () => {
    pacer.noteDirty();
    await clock.advance(1000);
    assert.equal(sent, 0);
    pacer.noteDrawn();
    await clock.advance(0);
    assert.equal(sent, 1);
    for (let time = 0; time < 1000; time += 10) {
      pacer.noteDirty();
      await clock.advance(10);
    }
    assert.equal(sent, 1);
  });

  it('is some thirty a second at most', async () => {
    const before = sent;
    for (let time = 0; time < 1000; time += 10) {
      pacer.noteDrawn();
      pacer.noteDirty();
      await clock.advance(10);
    }
    assert.ok(sent - before >= 25 && sent - before <= 34, String(sent - before));
  });

  it('goes on where there was nothing to send', async () => {
    hasChanges = false;
    pacer.noteDirty();
    pacer.noteDrawn();
    await clock.advance(50);
    const before = sent;
    pacer.noteDirty();
    await clock.advance(50);
    assert.equal(sent, before + 1);
    pacer.stop();
    pacer.noteDirty();
    await clock.advance(50);
    assert.equal(sent, before + 1);
    pacer.dispose();
  });
});
