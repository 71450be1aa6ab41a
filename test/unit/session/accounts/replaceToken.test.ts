import assert from 'node:assert/strict';
import { canceledError, UserFacingError } from '../../../../src/core/platform/errors';
import { t } from '../../../../src/core/platform/text';
import { replaceToken } from '../../../../src/core/session/accounts/replaceToken';
import { FakeUser } from '../../fakes';

const token = { accessToken: 'invented', issuerUrl: 'https://x.test/v1', receivedAt: 0, expiresAt: 1 };

/** Calls of a session whose renewal fails. @param active the profile after it */
async function replace(error: Error | undefined, active = 'one') {
  const calls: string[] = [];
  const profile = { id: 'one', label: 'One', environment: 'demo' };
  const state = { profile, session: { kind: 'none' as const } };
  const replaced = replaceToken(
    {
      get state() {
        return calls.length > 0 ? { ...state, profile: { ...profile, id: active } } : state;
      },
      renew: () => {
        calls.push('renew');
        return error ? Promise.reject(error) : Promise.resolve({ how: 'renewed', token });
      },
      signInAgain: () => {
        calls.push('signInAgain');
        return Promise.resolve({ how: 'signed-in', token });
      },
    },
    new FakeUser(),
  );
  const result = await replaced.then(({ how }) => how, String);
  return { calls, result };
}

const failure = (details: { readonly status?: number; readonly endsSession?: boolean }) =>
  new UserFacingError('refused', t('invented'), details);

describe('replacing a token that the service refuses', () => {
  it('renews it', async () => {
    assert.deepEqual(await replace(undefined), { calls: ['renew'], result: 'renewed' });
  });

  for (const details of [{ status: 401, endsSession: true }, { status: 408 }, { status: 500 }])
    it(`opens a new session after ${JSON.stringify(details)}`, async () => {
      assert.deepEqual(await replace(failure(details)), { calls: ['renew', 'signInAgain'], result: 'signed-in' });
    });

  for (const error of [failure({ status: 503 }), canceledError(), new Error('a defect')])
    it(`opens none after ${String(error)}`, async () => {
      assert.deepEqual(await replace(error), { calls: ['renew'], result: String(error) });
    });

  it('opens none for another profile, to which the user has switched in the meantime', async () => {
    assert.deepEqual((await replace(failure({ status: 500 }), 'two')).calls, ['renew']);
  });
});
