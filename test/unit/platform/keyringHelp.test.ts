import assert from 'node:assert/strict';
import { keyringHelp, keyringSystem, type KeyringSystem } from '../../../src/core/platform/keyringHelp';

describe('what helps where secrets are stored', () => {
  for (const [platform, isLocal, system] of [
    ['win32', true, 'windows'],
    ['darwin', true, 'macos'],
    ['linux', true, 'linux'],
    ['freebsd', true, 'linux'],
    // The secrets of a remote window or of a browser are on the user's machine, whose system isn't known.
    ['linux', false, 'other'],
    ['win32', false, 'other'],
    [undefined, true, 'other'],
  ] as const)
    it(`${platform ?? 'a browser'}, ${isLocal ? 'local' : 'remote'}: ${system}`, () =>
      assert.equal(keyringSystem(platform, isLocal), system));

  const words: Readonly<Record<Exclude<KeyringSystem, 'other'>, RegExp>> = {
    linux: /GNOME|KWallet|password-store/,
    macos: /Keychain/,
    windows: /Windows/,
  };
  for (const system of ['linux', 'macos', 'windows', 'other'] as const)
    it(`names no other system's programs on ${system}`, () => {
      const { unlock, setUp } = keyringHelp(system);
      for (const { message } of [unlock, setUp])
        for (const [name, pattern] of Object.entries(words))
          assert.equal(pattern.test(message), name === system, message);
    });
});
