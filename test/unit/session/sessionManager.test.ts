import { englishText, t } from '../../../src/core/platform/text';
import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import type { SessionView } from '../../../src/core/session/sessionView';
import { statusOf } from '../../../src/core/session/statusText';
import { FakeUser, settle } from '../fakes';
import { minute, World } from './world';

/** The text of the status bar, in English. */
const barText = (session: SessionView) => englishText(statusOf(session.state, session.now()).text);

describe('the session manager', () => {
  it('reads no secret and sends nothing as it starts', async () => {
    const world = new World();
    await world.open();
    world.vault.reads = 0;
    await world.open();
    assert.equal(world.vault.reads, 0);
    assert.deepEqual(world.calls(), []);
  });

  it('signs in once, then uses the token, then renews it within the lead, then signs in after expiry', async () => {
    const world = new World();
    world.settings.automatic = false;
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(80 * minute, { mdAccessToken: 'md', name: 'alice' }));
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'signed-in');
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'kept');
    await world.clock.advance(66 * minute);
    const renewed = await sessionManager.getToken(new FakeUser());
    assert.equal(renewed.how, 'renewed');
    await world.clock.advance(81 * minute);
    sessionManager.tick();
    assert.equal(sessionManager.state.session.kind, 'expired');
    assert.equal((await sessionManager.getToken(new FakeUser())).how, 'signed-in');
    assert.deepEqual(world.calls(), ['sign-in', 'renewal', 'sign-in']);
  });

  it('keeps mdAccessToken and the hosts where a renewal lacks them, and sends the renewal to the account’s host', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(
      world.token(80 * minute, { mdAccessToken: 'md-1', apiHosts: { demo: 'demo9.tradovateapi.com' } }),
      world.token(),
    );
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(minute);
    const { token } = await sessionManager.renew(new FakeUser());
    assert.equal(token.mdAccessToken, 'md-1');
    assert.equal(token.accessToken, 'invented-token-2');
    assert.equal(world.http.sent[1]?.url, 'https://demo9.tradovateapi.com/v1/auth/renewaccesstoken');
    assert.equal(world.http.sent[1].headers['Authorization'], 'Bearer invented-token-1');
  });

  it('renews by itself in time, and at once after the machine slept past it', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    assert.equal(sessionManager.state.renewalAt, world.clock.now() + 65 * minute);
    await world.clock.advance(64 * minute);
    assert.deepEqual(world.calls(), ['sign-in']);
    await world.clock.advance(2 * minute);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
    world.clock.jump(70 * minute);
    await world.clock.advance(31_000);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal', 'renewal']);
    assert.equal(sessionManager.state.session.kind, 'alive');
  });

  it('shows a token that died in a sleep as expired and does not sign in by itself', async () => {
    const world = new World();
    const { sessionManager, failures } = await world.open();
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    world.clock.jump(10 * 60 * minute);
    await world.clock.advance(minute);
    assert.equal(barText(sessionManager), '$(warning) Demo expired');
    assert.equal(await sessionManager.currentToken(), undefined);
    assert.deepEqual(world.calls(), ['sign-in']);
    assert.deepEqual(failures, []);
  });

  it('two commands at once are one sign-in', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token());
    const [a, b] = await Promise.all([
      sessionManager.getToken(new FakeUser()),
      sessionManager.validToken(new FakeUser()),
    ]);
    assert.equal(a.token.accessToken, b.accessToken);
    assert.deepEqual(world.calls(), ['sign-in']);
  });

  it('repeats no refused sign-in, counts, warns after the third, and asks before the fifth', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"errorText":"Access is denied"}' });
    const person = new FakeUser();
    const errors: UserFacingError[] = [];
    for (let i = 0; i < 5; i++) {
      await world.clock.advance(20_000);
      await sessionManager.getToken(person).catch((error: unknown) => errors.push(error as UserFacingError));
    }
    assert.equal(world.calls().length, 5);
    const warnings = errors.map(({ sentences }) => sentences.length - 1);
    assert.deepEqual(warnings, [0, 0, 1, 1, 1], 'a second sentence from the third failure on');
    assert.deepEqual(errors[2]?.sentences[1]?.args, [2], 'two more');
    assert.deepEqual(person.asked, ['last try after 4']);
    await assert.rejects(sessionManager.getToken(person), { kind: 'locked' });
    assert.equal(world.calls().length, 5, 'the sixth does not leave');
    await world.clock.advance(61 * minute);
    world.http.replies[0] = world.token();
    await sessionManager.getToken(person);
  });

  it('leaves 15 seconds between two tries, and a wait can be cancelled', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"errorText":"Access is denied"}' }, world.token());
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'refused' });
    const person = new FakeUser();
    const second = sessionManager.getToken(person);
    await world.clock.advance(5000);
    assert.equal(barText(sessionManager), '$(watch) Demo retry in 0:10');
    assert.equal(world.calls().length, 1);
    person.controller.abort();
    await assert.rejects(second, { kind: 'canceled' });
    const third = sessionManager.getToken(new FakeUser());
    await world.clock.advance(11_000);
    assert.equal((await third).how, 'signed-in');
  });

  it('waits a penalty out in seconds and sends the same body with its ticket, once', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"p-ticket":"ticket-1","p-time":15,"p-captcha":false}' }, world.token());
    const asked = sessionManager.getToken(new FakeUser());
    await world.clock.advance(14_000);
    assert.equal(barText(sessionManager), '$(watch) Demo retry in 0:01');
    assert.equal(world.calls().length, 1);
    await world.clock.advance(2000);
    assert.equal((await asked).how, 'signed-in');
    const [first, second] = world.http.sent.map(({ body }) => JSON.parse(body ?? '') as object);
    assert.deepEqual(second, { ...first, 'p-ticket': 'ticket-1' });
  });

  it('gives up after three penalties in a row', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push({ body: '{"p-ticket":"t","p-time":1}' });
    const asked = sessionManager.getToken(new FakeUser());
    const rejected = assert.rejects(asked, { kind: 'penalty' });
    await world.clock.advance(10_000);
    await rejected;
    assert.equal(world.calls().length, 4);
  });

  for (const [name, reply, reason] of [
    ['captcha', { body: '{"p-ticket":"t","p-time":15,"p-captcha":true}' }, 'captcha'],
    ['429', { status: 429 }, 'locked'],
  ] as const) {
    it(`${name}: nothing leaves for an hour, in any window, after a restart too`, async () => {
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

  it('a captcha that was solved on the web lifts the stop; a lock does not lift', async () => {
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

  it('renews again after network and server faults while the token lives, and tells nobody', async () => {
    const world = new World();
    const { sessionManager, failures } = await world.open();
    world.http.replies.push(
      world.token(),
      new UserFacingError('network', t('No network.')),
      { status: 503 },
      world.token(),
    );
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(70 * minute);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal', 'renewal', 'renewal']);
    assert.equal(sessionManager.state.session.kind, 'alive');
    assert.equal(sessionManager.state.lastError, undefined);
    assert.deepEqual(failures, []);
  });

  for (const status of [400, 401]) {
    it(`a renewal refused with ${status} ends the session, says so once and sends nothing more`, async () => {
      const world = new World();
      const { sessionManager, failures } = await world.open();
      world.http.replies.push(world.token(), { status });
      await sessionManager.getToken(new FakeUser());
      await world.clock.advance(3 * 60 * minute);
      assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
      assert.equal(sessionManager.state.session.kind, 'ended');
      assert.equal(failures.length, 1);
      const again = await world.open();
      assert.equal(await again.sessionManager.currentToken(), undefined, 'not taken up again after a restart');
    });
  }

  it('stays within 15 renewals an hour', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(2 * minute));
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(60 * minute - 1000);
    assert.ok(world.calls().filter((call) => call === 'renewal').length <= 15);
    assert.equal(world.calls().filter((call) => call === 'sign-in').length, 1);
  });

  it('many windows: one sign-in, one renewal, all show the new expiry', async () => {
    const world = new World();
    const windows = [
      await world.open(),
      await world.open(),
      await world.open(),
      await world.open(),
      await world.open(),
    ];
    world.http.replies.push(world.token());
    await Promise.all(windows.map(({ sessionManager }) => sessionManager.getToken(new FakeUser())));
    assert.deepEqual(world.calls(), ['sign-in']);
    await world.clock.advance(68 * minute);
    assert.deepEqual(world.calls(), ['sign-in', 'renewal']);
    const expiries = windows.map(({ sessionManager }) =>
      sessionManager.state.session.kind === 'alive' ? sessionManager.state.session.expiresAt : 0,
    );
    assert.deepEqual(new Set(expiries).size, 1);
  });

  it('forgetting in one window reaches the others, and during a request the answer is not kept', async () => {
    const world = new World();
    const one = await world.open();
    const two = await world.open();
    world.http.replies.push(world.token());
    await one.sessionManager.getToken(new FakeUser());
    await settle();
    assert.equal(two.sessionManager.state.session.kind, 'alive');
    await one.sessionManager.forget();
    await settle();
    assert.equal(two.sessionManager.state.session.kind, 'none');
    let answer: () => void = () => undefined;
    world.http.replies[0] = async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return world.token()();
    };
    const asked = assert.rejects(one.sessionManager.getToken(new FakeUser()), { kind: 'canceled' });
    await world.clock.advance(1000);
    await two.sessionManager.forget();
    answer();
    await asked;
    assert.equal(one.sessionManager.state.session.kind, 'none');
    assert.equal(await world.vault.get(`token.${one.store.active()?.id ?? ''}`), undefined);
  });

  it('a profile switched during a request keeps its token for itself', async () => {
    const world = new World();
    const { sessionManager, store } = await world.open();
    const first = store.active()?.id ?? '';
    let answer: () => void = () => undefined;
    world.http.replies.push(async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return world.token()();
    });
    const asked = sessionManager.getToken(new FakeUser());
    await settle();
    await store.add({ id: 'live', label: 'LIVE' }, { ...(await import('./world')).credentials, name: 'other' });
    assert.equal(sessionManager.state.environment?.id, 'live');
    answer();
    await asked;
    assert.equal(sessionManager.state.session.kind, 'none');
    await store.setActive(first);
    assert.equal(sessionManager.state.session.kind, 'alive');
  });

  it('goes on with the token in hand when the vault fails, and says what will not survive', async () => {
    const world = new World();
    const { sessionManager, failures } = await world.open();
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    world.vault.broken = true;
    await world.clock.advance(66 * minute);
    assert.equal(failures.length, 1);
    assert.equal(failures[0]?.kind, 'storage');
    assert.equal((await sessionManager.validToken(new FakeUser())).accessToken, 'invented-token-2');
  });

  it('says that the credentials are to be entered again where they are missing or damaged, and wipes nothing', async () => {
    for (const text of [undefined, '{"name":']) {
      const world = new World();
      const { sessionManager, store } = await world.open();
      const key = `credentials.${store.active()?.id ?? ''}`;
      if (text === undefined) world.vault.entries.delete(key);
      else world.vault.entries.set(key, text);
      await assert.rejects(sessionManager.getToken(new FakeUser()), {
        kind: 'storage',
        remedies: ['edit-profile'],
      });
      assert.equal(world.vault.entries.get(key), text);
      assert.equal(store.list().length, 1);
      assert.deepEqual(world.calls(), []);
    }
  });

  it('asks once before credentials go to a host that is neither Tradovate’s nor loopback', async () => {
    const world = new World();
    const { sessionManager } = await world.open('Other', { Other: 'https://api.example.com/v1' });
    world.http.replies.push(world.token());
    const no = new FakeUser();
    no.yes = false;
    await assert.rejects(sessionManager.getToken(no), { kind: 'canceled' });
    assert.deepEqual(world.calls(), []);
    const yes = new FakeUser();
    await sessionManager.getToken(yes);
    await sessionManager.signInAgain(yes);
    assert.deepEqual(yes.asked, ['host api.example.com']);
  });

  it('takes its remaining time from the service’s clock and says once that this one is wrong', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    const said: number[] = [];
    sessionManager.onWrongClock((offset) => said.push(offset));
    const ahead = 10 * minute;
    const reply = () => ({
      ...world.token(80 * minute + ahead)(),
      headers: { date: new Date(world.clock.now() + ahead).toUTCString() },
    });
    world.http.replies.push(reply);
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(minute);
    await sessionManager.renew(new FakeUser());
    assert.equal(said.length, 1);
    assert.ok(Math.abs((said[0] ?? 0) - ahead) < 1000);
    const { session } = sessionManager.state;
    assert.ok(session.kind === 'alive' && Math.abs(session.expiresAt - sessionManager.now() - 80 * minute) < 1000);
  });

  it('a 307 is asked anew at a host of Tradovate’s, and refused elsewhere', async () => {
    for (const [location, calls] of [
      ['https://demo7.tradovateapi.com/v1/auth/renewaccesstoken', 3],
      ['https://evil.example/v1/auth/renewaccesstoken', 2],
    ] as const) {
      const world = new World();
      const { sessionManager } = await world.open();
      world.http.replies.push(world.token(), { status: 307, headers: { location } }, world.token());
      await sessionManager.getToken(new FakeUser());
      const renewal = sessionManager.renew(new FakeUser());
      if (calls === 3) await renewal;
      else await assert.rejects(renewal, { kind: 'protocol' });
      assert.equal(world.http.sent.length, calls);
      if (calls === 3) assert.equal(world.http.sent[2]?.url, location);
    }
  });

  for (const status of [408, 500]) {
    it(`a renewal answered with ${status} leads to one probe, and to the end of the session where that fails too`, async () => {
      for (const [probe, kind] of [
        [{ status: 200, body: '[]' }, 'alive'],
        [{ status: 408 }, 'ended'],
        [{ status: 401 }, 'ended'],
      ] as const) {
        const world = new World();
        const { sessionManager } = await world.open();
        world.http.replies.push(world.token(), { status }, probe);
        await sessionManager.getToken(new FakeUser());
        await assert.rejects(
          sessionManager.renew(new FakeUser()),
          kind === 'ended' ? { kind: 'refused', signedInElsewhere: true } : { kind: 'server' },
        );
        assert.equal(sessionManager.state.session.kind, kind);
        assert.equal(world.http.sent.length, 3);
        assert.match(world.http.sent[2]?.url ?? '', /account\/list$/);
      }
    });
  }

  it('finds by its canary that secrets were lost over a restart, says so once, and wipes no profile', async () => {
    const world = new World();
    const first = await world.open();
    world.http.replies.push(world.token());
    await first.sessionManager.getToken(new FakeUser());
    first.sessionManager.dispose();
    const kept = await world.open();
    await kept.sessionManager.signInAgain(new FakeUser());
    assert.deepEqual(kept.failures, []);
    world.vault.entries.clear();
    await world.clock.advance(minute);
    const { sessionManager, store, failures } = await world.open();
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'storage', remedies: ['edit-profile'] });
    await assert.rejects(sessionManager.getToken(new FakeUser()), { kind: 'storage', remedies: ['edit-profile'] });
    assert.equal(failures.length, 1);
    assert.equal(failures[0]?.kind, 'storage');
    assert.equal(store.list().length, 1);
  });

  it('keeps a token to the address that issued it, also when the address was changed in the settings', async () => {
    const world = new World();
    const { sessionManager } = await world.open('Own', { Own: 'http://127.0.0.1:1/v1' });
    world.http.replies.push(world.token());
    await sessionManager.getToken(new FakeUser());
    const moved = await world.open('Own', { Own: 'https://foreign.test/v1' });
    assert.equal(moved.sessionManager.state.session.kind, 'none');
    await assert.rejects(moved.sessionManager.renew(new FakeUser()), { kind: 'not-signed-in' });
    assert.deepEqual(world.calls(), ['sign-in']);
  });

  it('renews at once on the network’s return, without waiting for the pause to end', async () => {
    const world = new World();
    const { sessionManager } = await world.open();
    const fault = new UserFacingError('network', t('No network.'));
    world.http.replies.push(world.token(), fault);
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(68 * minute);
    const before = world.calls().length;
    await world.clock.advance(1000);
    assert.equal(world.calls().length, before, 'the pause goes on');
    world.network.comeBack();
    await settle();
    assert.equal(world.calls().length, before + 1);
  });

  it('shows an expiry when it comes', async () => {
    const world = new World();
    world.settings.automatic = false;
    const { sessionManager } = await world.open();
    world.http.replies.push(world.token(80_500));
    await sessionManager.getToken(new FakeUser());
    await world.clock.advance(80_600);
    assert.equal(sessionManager.state.session.kind, 'expired');
  });
});
