import assert from 'node:assert/strict';
import { secretOwner } from '../../../src/core/scanning/secretOwner';

const profile = { id: 'p', label: 'LIVE · alice', environment: 'live' };
const environment = { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' };

describe('the owner of a secret', () => {
  it('is a profile and its environment', () =>
    assert.deepEqual(
      secretOwner(profile, [environment], () => true),
      {
        profile: 'LIVE · alice',
        environment: 'LIVE',
        isLive: true,
      },
    ));
  it('may open LIVE with a token for a simulation', () => {
    const demo = { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' };
    const existing = { id: 'p', label: 'Demo · token', environment: 'demo', signIn: 'token' } as const;
    assert.equal(secretOwner(existing, [demo], () => false)?.isLive, true);
  });
  it('may have lost its environment', () =>
    assert.deepEqual(
      secretOwner(profile, [], () => true),
      {
        profile: 'LIVE · alice',
        environment: 'live',
        isLive: false,
      },
    ));
  it('may have been removed', () =>
    assert.equal(
      secretOwner(undefined, [environment], () => true),
      undefined,
    ));
});
