import assert from 'node:assert/strict';
import { readEnvironments } from '../../../../src/core/profile/environment';
import { isShared, type Sharing } from '../../../../src/core/profile/sharing';
import { isLive } from '../../../../src/core/requests/send/liveGuard';
import { sharedProfiles } from '../../../../src/core/session/accounts/sharedProfiles';

const settings = { Paper: 'http://127.0.0.1:1/v1', Prop: 'https://live.tradovateapi.com/v1' };
const profiles = ['demo', 'live', 'Paper', 'Prop', 'removed'].map((environment) => ({
  ...{ id: `of ${environment}`, label: environment, environment },
}));
const oauth = { id: 'of an app', label: 'Demo', environment: 'demo', signIn: 'oauth' } as const;

describe('the profiles whose tokens are shared', () => {
  const cases: readonly (readonly [Sharing, readonly string[]])[] = [
    ['off', []],
    ['simulation', ['of demo: simulation', 'of Paper: simulation']],
    [
      'simulationAndLive',
      ['of demo: simulation', 'of live: live', 'of Paper: simulation', 'of Prop: live', 'of an app: live'],
    ],
  ];
  for (const [sharing, expected] of cases)
    it(`are with '${sharing}' ${expected.join(', ') || 'none'}`, () => {
      const shared = sharedProfiles({
        store: { list: () => [...profiles, oauth] },
        environments: () => readEnvironments(settings).environments,
        isLive,
        isShared: (kind) => isShared(sharing, kind),
      });
      assert.deepEqual(
        shared.map(({ profile, kind }) => `${profile.id}: ${kind}`),
        expected,
      );
    });
});
