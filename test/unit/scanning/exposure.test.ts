import assert from 'node:assert/strict';
import { exposureOf, isEnvFile } from '../../../src/core/scanning/exposure';
import type { SecretKind } from '../../../src/core/scanning/heldSecrets';
import type { KnownSecret } from '../../../src/core/scanning/knownSecrets';

const secret = (isLive: boolean, kind: SecretKind = 'accessToken'): KnownSecret => ({
  ...{ kind, profileId: 'p', profile: 'alice', environment: 'Demo', isLive, expiresAt: 1, receivedAt: 0 },
});

describe('an exposed secret', () => {
  const cases = [
    ['LIVE and valid', true, true, 'a.js', 'error'],
    ['a valid one of a simulation', false, true, 'a.js', 'warning'],
    ['expired', true, false, 'a.js', 'information'],
    ['in an .env file', true, true, 'app/.env', 'information'],
  ] as const;
  for (const [name, isLive, isValid, path, severity] of cases)
    it(`${name}: ${severity}`, () => assert.equal(exposureOf(secret(isLive), isValid, path).severity, severity));
  it('has a message for each kind', () => {
    const kinds: readonly SecretKind[] = ['accessToken', 'mdAccessToken', 'password', 'apiSecret'];
    const messages = kinds.flatMap((kind) =>
      [true, false].map((isValid) => exposureOf(secret(true, kind), isValid, 'a.js').message.message),
    );
    assert.equal(new Set(messages).size, 6);
  });
  it('knows .env files by name', () => {
    for (const path of ['.env', 'a/.env', 'a/.env.local', 'a\\prod.env']) assert.ok(isEnvFile(path), path);
    for (const path of ['a/env', 'a.environment', '.envrc2/x', '.env/x.js']) assert.ok(!isEnvFile(path), path);
  });
});
