import assert from 'node:assert/strict';
import { canceledError, UserFacingError, type ErrorDetails } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import {
  initialState,
  isRefreshable,
  metadataOf,
  reduce,
  type SessionEvent,
  type SessionState,
} from '../../../src/core/session/sessionState';

const metadata = { issuerUrl: 'https://demo.tradovateapi.com/v1', expiresAt: 100, receivedAt: 1 };
const profile = { id: 'p', label: 'Demo · alice', environment: 'demo' };
const environment = { id: 'demo', label: 'Demo', baseUrl: metadata.issuerUrl };
const signedIn: SessionState = { profile, environment, session: { kind: 'alive', ...metadata } };
const failed = (details: ErrorDetails = {}): SessionEvent => ({
  type: 'failed',
  call: 'renewal',
  error: new UserFacingError('refused', t('No.'), details),
});
const after = (state: SessionState, ...events: SessionEvent[]) => events.reduce(reduce, state);

describe('the state of the session', () => {
  it('begins anew with another profile, and goes on with a new label', () => {
    const other = { ...profile, label: 'Demo · bob' };
    const changed = { type: 'profileChanged', profile: other, environment, metadata: undefined } as const;
    assert.deepEqual(after(signedIn, { ...changed, sameSession: true }), { ...signedIn, profile: other });
    assert.equal(after(signedIn, { ...changed, sameSession: false }).session.kind, 'none');
    const stored = after(initialState, { ...changed, metadata, sameSession: false });
    assert.deepEqual(stored.session, signedIn.session);
  });

  it('shows a call and its pauses, until it settles', () => {
    const paused = after(signedIn, { type: 'callStarted', call: 'renewal' }, { type: 'paused', until: 5 });
    assert.deepEqual([paused.activeCall, paused.pausedUntil], ['renewal', 5]);
    assert.equal(after(paused, { type: 'paused', until: 5 }), paused);
    assert.deepEqual(after(paused, { type: 'callSettled' }), signedIn);
  });

  it('forgets an error and a planned renewal with a new token', () => {
    const before: SessionState = { ...signedIn, lastError: [t('No.')], renewalAt: 5, activeCall: 'renewal' };
    const received = after(before, { type: 'received', metadata: { ...metadata, expiresAt: 200 } });
    assert.deepEqual(received, { ...signedIn, session: { kind: 'alive', ...metadata, expiresAt: 200 } });
  });

  it('ends with an error that ends the session, unless it has expired', () => {
    const error = failed({ endsSession: true, signedInElsewhere: true });
    assert.deepEqual(after(signedIn, error).session, { kind: 'ended', elsewhere: true });
    const expired = after(signedIn, { type: 'tick', now: 100 });
    assert.equal(after(expired, error).session.kind, 'expired');
    assert.deepEqual(after(signedIn, failed()).session, signedIn.session);
  });

  it('keeps the last error, but not a cancellation', () => {
    assert.equal(after(signedIn, failed()).lastError?.length, 1);
    const canceled: SessionEvent = { type: 'failed', call: 'renewal', error: canceledError() };
    assert.deepEqual(after(signedIn, { type: 'callStarted', call: 'renewal' }, canceled), signedIn);
  });

  it('follows the clock in both directions', () => {
    const expired = after({ ...signedIn, renewalAt: 90 }, { type: 'tick', now: 100 });
    assert.deepEqual([expired.session.kind, expired.renewalAt], ['expired', undefined]);
    assert.equal(after(expired, { type: 'tick', now: 99 }).session.kind, 'alive');
    const blocked = after(signedIn, { type: 'blocked', block: { reason: 'locked', until: 50 } });
    assert.equal(after(blocked, { type: 'tick', now: 49 }), blocked);
    assert.equal(after(blocked, { type: 'tick', now: 50 }).block, undefined);
  });

  it('is the same object if nothing changes, so that views need not redraw', () => {
    const block = { reason: 'locked', until: 50 } as const;
    const state = after(signedIn, { type: 'blocked', block }, { type: 'renewalPlanned', renewalAt: 90 });
    const same: SessionEvent[] = [
      { type: 'blocked', block: { ...block } },
      { type: 'renewalPlanned', renewalAt: 90 },
      { type: 'callSettled' },
      { type: 'tick', now: 2 },
    ];
    for (const event of same) assert.equal(reduce(state, event), state, event.type);
  });

  it('has nothing of a token but what is no secret', () => {
    const token = { ...metadata, accessToken: 'secret', mdAccessToken: 'secret', userName: 'alice', renewedAt: 2 };
    assert.deepEqual(metadataOf(token), { ...metadata, userName: 'alice', renewedAt: 2 });
    assert.deepEqual(metadataOf({ ...metadata, accessToken: 'secret' }), metadata);
  });

  for (const [kind, refreshExpiresAt, expected] of [
    ['expired', 6, true],
    ['expired', 5, false],
    ['expired', undefined, false],
    ['alive', 6, false],
  ] as const)
    it(`${expected ? 'can' : 'cannot'} be refreshed at 5: ${kind}, until ${refreshExpiresAt}`, () => {
      const token = { ...metadata, ...(refreshExpiresAt === undefined ? {} : { refreshExpiresAt }) };
      assert.equal(isRefreshable({ kind, ...token }, 5), expected);
    });

  it('is over when the user signs out or the service ends it', () => {
    const before: SessionState = { ...signedIn, renewalAt: 5, lastError: [t('No.')] };
    assert.deepEqual(after(before, { type: 'forgotten' }), { profile, environment, session: { kind: 'none' } });
    const ended = after(before, { type: 'ended', elsewhere: false });
    assert.deepEqual([ended.session.kind, ended.renewalAt], ['ended', undefined]);
  });
});
