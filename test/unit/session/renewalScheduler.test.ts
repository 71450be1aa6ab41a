import assert from 'node:assert/strict';
import { t } from '../../../src/core/platform/text';
import { UserFacingError } from '../../../src/core/platform/errors';
import { FakeUser, settle } from '../fakes';
import { minute, World } from './world';

const SECOND = 1000;

async function signedIn(lifeMs = 80 * minute, leadMs = 15 * minute) {
  const world = new World();
  world.settings.leadMs = leadMs;
  const window = await world.open();
  world.http.replies.push(world.token(lifeMs));
  await window.sessionManager.getToken(new FakeUser());
  const renewals = () => world.calls().filter((call) => call === 'renewal').length;
  return { world, ...window, renewals };
}

describe('the renewal scheduler', () => {
  it('plans the renewal by the lead of the settings', async () => {
    const { world, sessionManager, renewals } = await signedIn();
    assert.equal(sessionManager.state.renewalAt, world.clock.now() + 65 * minute);
    await world.clock.advance(65 * minute - 1);
    assert.equal(renewals(), 0);
    await world.clock.advance(1);
    assert.equal(renewals(), 1);
  });

  it('plans none while automatic renewal is off, and follows a changed setting', async () => {
    const { world, sessionManager, renewer, renewals } = await signedIn();
    world.settings.automatic = false;
    renewer.check();
    assert.equal(sessionManager.state.renewalAt, undefined);
    await world.clock.advance(70 * minute);
    assert.equal(renewals(), 0);
    world.settings.automatic = true;
    renewer.check();
    await settle();
    assert.equal(renewals(), 1);
  });

  it('renews at once when a sleep of the machine took longer', async () => {
    const { world, renewals } = await signedIn();
    world.clock.sleep(70 * minute);
    await world.clock.advance(30 * SECOND);
    assert.equal(renewals(), 1);
  });

  it('waits longer after each failure, up to two minutes, and more often again before the token expires', async () => {
    const { world, sessionManager, renewals } = await signedIn();
    world.http.replies[0] = new UserFacingError('network', t('No network.'));
    const times: number[] = [];
    for (let second = 0; second < 16 * 60; second++) {
      const before = renewals();
      await world.clock.advance(second === 0 ? 65 * minute : SECOND);
      if (renewals() > before) times.push(second);
    }
    const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    assert.deepEqual(gaps.slice(0, 4), [15, 30, 60, 120]);
    const last = 15 * 60 - (times.at(-1) ?? 0);
    assert.ok(Math.max(...gaps) <= 120 && last <= 30 && times.length <= 15, gaps.join());
    assert.equal(sessionManager.state.session.kind, 'expired');
  });

  const outages: [leadMinutes: number, lifeMinutes: number, lastMinutes: number][] = [
    [1, 80, 0.5],
    [15, 80, 0.5],
    [20, 80, 3],
    [60, 80, 5],
    [60, 1440, 5],
  ];
  for (const [lead, life, last] of outages)
    it(`tries until shortly before the expiration without a network, ${lead} of ${life} minutes before, and leaves some to the user`, async () => {
      const { world, sessionManager, renewals } = await signedIn(life * minute, lead * minute);
      world.http.replies[0] = new UserFacingError('network', t('No network.'));
      const { renewalAt = 0 } = sessionManager.state;
      await world.clock.advance(renewalAt - world.clock.now() - 1);
      let lastAt = 0;
      for (let at = 0; at < life * minute && sessionManager.state.session.kind === 'alive'; at += SECOND) {
        const before = renewals();
        await world.clock.advance(SECOND);
        if (renewals() > before) lastAt = world.clock.now();
      }
      assert.ok(renewals() <= 12, String(renewals()));
      const { session } = sessionManager.state;
      assert.ok(session.kind === 'expired');
      assert.ok(session.expiresAt - lastAt <= last * minute, String(session.expiresAt - lastAt));
    });

  it('starts again with the shortest pause after a success, and at once on the return of the network', async () => {
    const { world, renewals } = await signedIn();
    world.http.replies[0] = new UserFacingError('network', t('No network.'));
    await world.clock.advance(65 * minute + 20 * SECOND);
    assert.equal(renewals(), 2);
    world.http.replies[0] = world.token();
    world.network.comeBack();
    await settle();
    assert.equal(renewals(), 2, 'the interval between two attempts is kept');
    await world.clock.advance(15 * SECOND);
    assert.equal(renewals(), 3);
  });

  it('watches the network only while a renewal waits for it', async () => {
    const { world, sessionManager } = await signedIn();
    world.http.replies[0] = new UserFacingError('network', t('No network.'));
    await world.clock.advance(65 * minute);
    assert.equal(world.network.watchers, 1);
    world.http.replies[0] = world.token();
    const renewed = sessionManager.renew(new FakeUser());
    await world.clock.advance(15 * SECOND);
    assert.equal((await renewed).how, 'renewed');
    assert.equal(world.network.watchers, 0);
    world.http.replies[0] = new UserFacingError('network', t('No network.'));
    await world.clock.advance(79 * minute);
    assert.equal(world.network.watchers, 1);
    await world.clock.advance(minute);
    assert.equal(sessionManager.state.session.kind, 'expired');
    assert.equal(world.network.watchers, 0);
  });

  it('plans none beyond the expiration: during a block that outlasts the token', async () => {
    const { world, sessionManager, renewals } = await signedIn();
    world.http.replies[0] = { status: 429 };
    await world.clock.advance(66 * minute);
    assert.equal(sessionManager.state.block?.reason, 'locked');
    assert.equal(sessionManager.state.renewalAt, undefined);
    await world.clock.advance(20 * minute);
    assert.equal(renewals(), 1);
    assert.equal(sessionManager.state.session.kind, 'expired');
  });

  it('does nothing after it was disposed', async () => {
    const { world, renewer, renewals } = await signedIn();
    renewer.dispose();
    await world.clock.advance(70 * minute);
    assert.equal(renewals(), 0);
  });
});
