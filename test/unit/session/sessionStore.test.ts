import assert from 'node:assert/strict';
import { UserFacingError, type ErrorKind } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { ServiceClock } from '../../../src/core/session/serviceClock';
import { SessionStore } from '../../../src/core/session/sessionStore';
import { FakeClock } from '../fakes';

function setUp() {
  const clock = new FakeClock();
  const store = new SessionStore(new ServiceClock(clock));
  const changes: string[] = [];
  const errors: UserFacingError[] = [];
  store.onDidChange(({ session }) => changes.push(session.kind));
  store.onDidFail((error) => errors.push(error));
  const token = { accessToken: 'invented', issuerUrl: 'x', expiresAt: clock.now() + 1000, receivedAt: clock.now() };
  return { clock, store, changes, errors, token };
}

const error = (kind: ErrorKind) => new UserFacingError(kind, t('Error of kind {0}.', kind));

describe('the session store', () => {
  it('fires once for each change of the state', () => {
    const { store, changes, token } = setUp();
    store.setToken(token);
    store.tick();
    assert.deepEqual(changes, ['alive']);
  });

  it('has a valid token until it expires', () => {
    const { clock, store, token, changes } = setUp();
    store.setToken(token);
    assert.equal(store.validToken, token);
    clock.sleep(1000);
    assert.equal(store.validToken, undefined);
    assert.equal(store.currentToken, token);
    store.tick();
    assert.deepEqual(changes, ['alive', 'expired']);
    assert.equal(store.tokenMetadata?.receivedAt, token.receivedAt);
  });

  for (const discardLateResults of [true, false])
    it(`ends an epoch ${discardLateResults ? 'with' : 'without'} its late results`, () => {
      const { store, token } = setUp();
      store.setToken(token);
      const { epoch } = store;
      store.endEpoch({ discardLateResults });
      assert.notEqual(store.epoch, epoch);
      assert.equal(epoch.abandoned.signal.aborted, true);
      assert.equal(epoch.discarded.signal.aborted, discardLateResults);
      assert.equal(store.currentToken, undefined);
    });

  it('reports an error once, and again after a new token unless it is about storage', () => {
    const { store, errors, token } = setUp();
    const report = () => {
      store.reportError(error('refused'));
      store.reportError(error('storage'));
    };
    report();
    report();
    assert.deepEqual(
      errors.map(({ kind }) => kind),
      ['refused', 'storage'],
    );
    store.setToken(token);
    report();
    assert.deepEqual(
      errors.map(({ kind }) => kind),
      ['refused', 'storage', 'refused'],
    );
  });

  it('fires nothing after it was disposed', () => {
    const { store, changes, errors, token } = setUp();
    store.dispose();
    store.setToken(token);
    store.reportError(error('refused'));
    assert.deepEqual([changes, errors], [[], []]);
  });
});
