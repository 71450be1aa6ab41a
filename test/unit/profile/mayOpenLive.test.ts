import assert from 'node:assert/strict';
import { readEnvironments } from '../../../src/core/profile/environment';
import { mayOpenLive } from '../../../src/core/profile/mayOpenLive';
import type { Profile } from '../../../src/core/profile/profile';
import { isLive } from '../../../src/core/requests/send/liveGuard';

const { environments } = readEnvironments({
  Firm: 'https://demo-firm.tradovateapi.com/v1',
  Sandbox: 'http://127.0.0.1:1/v1',
});

describe('whether a token may open LIVE', () => {
  const cases: readonly (readonly [Profile['signIn'], readonly string[]])[] = [
    [undefined, ['live']],
    ['oauth', ['demo', 'live', 'Firm']],
    ['token', ['demo', 'live', 'Firm']],
  ];
  for (const [signIn, expected] of cases)
    it(`is so for ${expected.join(', ')} after a sign-in with ${signIn ?? 'an API key'}`, () => {
      const profile = signIn ? { signIn } : {};
      const may = environments.filter((environment) => mayOpenLive(profile, environment, isLive));
      assert.deepEqual(
        may.map(({ id }) => id),
        expected,
      );
    });
});
