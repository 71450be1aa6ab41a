import assert from 'node:assert/strict';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import { callOptions, refreshOptions, type AuthJob } from '../../../src/core/session/authJob';
import { newEpoch } from '../../../src/core/session/sessionEpoch';
import { withSession } from '../../../src/core/session/sessionRecords';
import { emptyRecords, type SharedSession } from '../../../src/core/session/sharedRecords';
import { FakeUser } from '../fakes';

const [environment] = builtInEnvironments;
assert.ok(environment);
const profile = { id: 'p', label: 'Demo · alice', environment: 'demo' };
const forgotten: SharedSession = { kind: 'forgotten', tokenReceivedAt: 1, expiresAt: 2, changedAt: 3 };

const setUp = (user?: FakeUser) => {
  const epoch = newEpoch();
  const job: AuthJob = {
    ...{ call: 'renewal', profile, environment, epoch, user, currentToken: undefined, openedAt: 0 },
    ...{ forceNewSession: false, isFromElsewhere: false, isUrgent: false },
    onPause: () => undefined,
  };
  return { epoch, options: callOptions(job, emptyRecords), refresh: refreshOptions(job, emptyRecords) };
};

describe('how a call is sent', () => {
  it('is aborted by the user, request and wait', () => {
    const user = new FakeUser();
    const { options } = setUp(user);
    user.controller.abort();
    assert.deepEqual([options.signal.aborted, options.waitSignal.aborted], [true, true]);
  });

  it('ends only its waits with an abandoned session: a request may still succeed', () => {
    const { epoch, options } = setUp(new FakeUser());
    epoch.abandoned.abort();
    assert.deepEqual([options.signal.aborted, options.waitSignal.aborted], [false, true]);
    epoch.discarded.abort();
    assert.equal(options.signal.aborted, true);
  });

  it('is not aborted by the user once a refresh has been sent, only by the end of its session', () => {
    const user = new FakeUser();
    const { epoch, refresh } = setUp(user);
    user.controller.abort();
    assert.deepEqual([refresh.signal.aborted, refresh.waitSignal.aborted], [false, true]);
    epoch.abandoned.abort();
    assert.equal(refresh.signal.aborted, false);
    epoch.discarded.abort();
    assert.equal(refresh.signal.aborted, true);
  });

  it('knows whether its session was forgotten in the meantime', () => {
    const { options } = setUp();
    assert.equal(options.isForgotten(emptyRecords), false);
    assert.equal(options.isForgotten(withSession(emptyRecords, 'p', forgotten)), true);
    assert.equal(options.isForgotten(withSession(emptyRecords, 'q', forgotten)), false);
  });
});
