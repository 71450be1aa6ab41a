import assert from 'node:assert/strict';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import type { AuthJob } from '../../../src/core/session/authJob';
import { findNewerToken } from '../../../src/core/session/newerToken';
import { ServiceClock } from '../../../src/core/session/serviceClock';
import { newEpoch } from '../../../src/core/session/sessionEpoch';
import { withSession } from '../../../src/core/session/sessionRecords';
import { emptyRecords } from '../../../src/core/session/sharedRecords';
import { FakeClock, FakeUser } from '../fakes';

const START = 1000;
const tokenOf = (receivedAt: number): AccessToken => ({
  accessToken: `token-${receivedAt}`,
  issuerUrl: 'https://demo.tradovateapi.com/v1',
  expiresAt: 1_000_000,
  receivedAt,
});

function setUp(change: Partial<AuthJob>, recorded?: number) {
  const clock = new FakeClock(START);
  const vault: { token?: AccessToken; reads: number } = { reads: 0 };
  const sessions = { findToken: () => Promise.resolve((vault.reads++, vault.token)) };
  const epoch = newEpoch();
  const job: AuthJob = {
    call: 'renewal',
    profile: { id: 'p', label: 'P', environment: 'demo' },
    environment: { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' },
    currentToken: tokenOf(500),
    user: undefined,
    openedAt: 0,
    isFromElsewhere: false,
    forceNewSession: false,
    isUrgent: false,
    onPause: () => undefined,
    epoch,
    ...change,
  };
  const session = { kind: 'alive', tokenReceivedAt: recorded ?? 0, expiresAt: 1_000_000, changedAt: START } as const;
  const records = recorded === undefined ? emptyRecords : withSession(emptyRecords, 'p', session);
  const find = () => findNewerToken({ sessions, serviceClock: new ServiceClock(clock) }, job, records, START);
  return { clock, vault, find, epoch };
}

describe('the token that another window stored', () => {
  const table: [string, Partial<AuthJob>, number, boolean][] = [
    ['is found if it is newer', {}, 600, true],
    ['is found if this window has none', { currentToken: undefined }, 600, true],
    ["is none if it is this window's own", {}, 500, false],
    ['is none if it is older', {}, 400, false],
    ['is none for a new session, if it was there before', { forceNewSession: true }, 600, false],
    ['is found for a new session, if it came while the user waited', { forceNewSession: true }, 1001, true],
  ];
  for (const [name, change, receivedAt, isFound] of table)
    it(name, async () => {
      const { vault, find } = setUp(change);
      vault.token = tokenOf(receivedAt);
      assert.equal(await find(), isFound ? vault.token : undefined);
    });

  it("needs no look at the vault if the records name this window's token", async () => {
    const { vault, find } = setUp({}, 500);
    assert.deepEqual([await find(), vault.reads], [undefined, 0]);
  });

  it('is waited for while it is being stored, but not for long', async () => {
    for (const isStored of [true, false]) {
      const { clock, vault, find } = setUp({}, 900);
      const finding = find();
      await clock.advance(1000);
      if (isStored) vault.token = tokenOf(900);
      await clock.advance(1500);
      assert.equal((await finding)?.receivedAt, isStored ? 900 : undefined);
    }
  });

  it('is not waited for after Cancel or the end of the session', async () => {
    const user = new FakeUser();
    const canceled = setUp({ user }, 900).find();
    user.controller.abort();
    await assert.rejects(canceled, { kind: 'canceled' });
    const { find, epoch } = setUp({}, 900);
    const ended = find();
    epoch.abandoned.abort();
    await assert.rejects(ended, { kind: 'canceled' });
  });
});
