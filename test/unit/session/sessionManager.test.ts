import { englishText } from '../../../src/core/platform/text';
import assert from 'node:assert/strict';
import type { UserFacingError } from '../../../src/core/platform/errors';
import type { SessionView } from '../../../src/core/session/sessionView';
import { statusOf } from '../../../src/core/session/statusText';
import { FakeUser } from '../fakes';
import { minute, World } from './world';

/** The text of the status bar, in English. */
const barText = (session: SessionView) => englishText(statusOf(session.state, session.now()).text);

describe('the session manager', () => {
  it('reads no secret and sends nothing when it starts', async () => {
    const world = new World();
    await world.open();
    world.vault.reads = 0;
    await world.open();
    assert.equal(world.vault.reads, 0);
    assert.deepEqual(world.calls(), []);
  });

  it('repeats no refused sign-in, warns after the third, and asks before the fifth', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"errorText":"Access is denied"}' });
    const user = new FakeUser();
    const errors: UserFacingError[] = [];
    for (let i = 0; i < 5; i++) {
      await world.clock.advance(20_000);
      await sessionManager.getToken(user).catch((error: unknown) => errors.push(error as UserFacingError));
    }
    assert.equal(world.calls().length, 5);
    const warnings = errors.map(({ sentences }) => sentences.length - 1);
    assert.deepEqual(warnings, [0, 0, 1, 1, 1], 'a second sentence from the third failure on');
    assert.deepEqual(errors[2]?.sentences[1]?.args, [2], 'two more');
    assert.deepEqual(user.asked, ['last try after 4']);
    await assert.rejects(sessionManager.getToken(user), { kind: 'locked' });
    assert.equal(world.calls().length, 5, 'the sixth is not sent');
    await world.clock.advance(61 * minute);
    world.http.replies[0] = world.token();
    await sessionManager.getToken(user);
  });

  it('waits 15 seconds between two attempts, and can be canceled while it waits', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"errorText":"Access is denied"}' }, world.token());
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'refused' });
    const user = new FakeUser();
    const second = sessionManager.getToken(user);
    await world.clock.advance(5000);
    assert.equal(barText(sessionManager), '$(watch) Demo retry in 0:10');
    assert.equal(world.calls().length, 1);
    user.controller.abort();
    await assert.rejects(second, { kind: 'canceled' });
    const third = sessionManager.getToken(new FakeUser());
    await world.clock.advance(11_000);
    assert.equal((await third).how, 'signed-in');
  });

  it('waits for a penalty in seconds, then sends the same body with its ticket once', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"p-ticket":"ticket-1","p-time":15,"p-captcha":false}' }, world.token());
    const call = sessionManager.getToken(new FakeUser());
    await world.clock.advance(14_000);
    assert.equal(barText(sessionManager), '$(watch) Demo retry in 0:01');
    assert.equal(world.calls().length, 1);
    await world.clock.advance(2000);
    assert.equal((await call).how, 'signed-in');
    const [first, second] = world.http.sent.map(({ body }) => JSON.parse(body ?? '') as object);
    assert.deepEqual(second, { ...first, 'p-ticket': 'ticket-1' });
  });

  it('gives up after three penalties in a row', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"p-ticket":"t","p-time":1}' });
    const call = sessionManager.getToken(new FakeUser());
    const rejected = assert.rejects(call, { kind: 'penalty' });
    await world.clock.advance(10_000);
    await rejected;
    assert.equal(world.calls().length, 4);
  });

  for (const [name, reply, reason] of [
    ['a CAPTCHA', { body: '{"p-ticket":"t","p-time":15,"p-captcha":true}' }, 'captcha'],
    ['429', { status: 429 }, 'locked'],
  ] as const) {
    it(`sends nothing for an hour after ${name}, in any window, after a restart too`, async () => {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(reply, world.token());
      await assert.rejects(sessionManager.getToken(new FakeUser()));
      assert.equal(sessionManager.state.block?.reason, reason);
      const other = await world.open();
      assert.match(barText(other.sessionManager), /^\$\(lock\) Demo until \d\d:\d\d$/);
      await assert.rejects(
        other.sessionManager.getToken(new FakeUser()),
        (error: UserFacingError) => error.until === world.clock.now() + 60 * minute,
      );
      assert.equal(world.calls().length, 1);
      await world.clock.advance(61 * minute);
      assert.equal((await other.sessionManager.getToken(new FakeUser())).how, 'signed-in');
    });
  }

  it('ends the block after a solved CAPTCHA, but no lock', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"p-ticket":"t","p-time":15,"p-captcha":true}' }, { status: 429 });
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'penalty' });
    await sessionManager.endCaptchaBlock();
    const second = assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'locked' });
    await world.clock.advance(20_000);
    await second;
    await sessionManager.endCaptchaBlock();
    assert.equal(sessionManager.state.block?.reason, 'locked');
  });

  it('ends the session after a renewal was refused with 401, reports it once and sends nothing more', async () => {
    const world = new World();
    const { sessionManager, errors } = await world.open();
    world.http.replies.push(world.token(), { status: 401 });
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(3 * 60 * minute);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
    assert.equal(sessionManager.state.session.kind, 'ended');
    assert.equal(errors.length, 1);
    const again = await world.open();
    assert.equal(await again.sessionManager.currentToken(), undefined, 'not used again after a restart');
  });

  it('stays within 15 renewals an hour', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(2 * minute));
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(60 * minute - 1000);
    assert.ok(world.calls().filter((call) => call === 'renewal').length <= 15);
    assert.equal(world.calls().filter((call) => call === 'sign-in').length, 1);
  });

  it("takes the remaining time from the service's clock, and reports a wrong clock once", async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    const reported: number[] = [];
    sessionManager.onWrongClock((offset) => reported.push(offset));
    const ahead = 10 * minute;
    const reply = () => ({
      ...world.token(80 * minute + ahead)(),
      headers: { date: new Date(world.clock.now() + ahead).toUTCString() },
    });
    world.http.replies.push(reply);
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(minute);
    await sessionManager.renew(new FakeUser());
    assert.equal(reported.length, 1);
    assert.ok(Math.abs((reported[0] ?? 0) - ahead) < 1000);
    const { session } = sessionManager.state;
    assert.ok(session.kind === 'alive' && Math.abs(session.expiresAt - sessionManager.now() - 80 * minute) < 1000);
  });

  it('shows an expiration when it happens', async () => {
    const world = new World();
    world.settings.automatic = false;
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(80_500));
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(80_600);
    assert.equal(sessionManager.state.session.kind, 'expired');
  });
});
