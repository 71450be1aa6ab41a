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
