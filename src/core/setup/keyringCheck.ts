import type { KeyringHelp } from '../platform/keyringHelp';
import type { KeyValueStore, SecretStore } from '../platform/ports';
import { t } from '../platform/text';
import { CANARY_KEY } from '../session/canary';
import type { SetupCheck } from './setupCheck';

/** The key of the secret that is stored, read and deleted. */
export const KEYRING_TEST_KEY = 'setup-check';

/** `lost`: it works now, but a secret of an earlier start is gone. */
export type KeyringFact = 'running' | 'works' | 'lost' | 'damaged' | 'failed';

export interface KeyringPorts {
  readonly vault: SecretStore;
  readonly memory: KeyValueStore;
  readonly uuid: () => string;
}

/** Stores a secret without meaning, reads it again and deletes it. Never rejects. */
export async function testKeyring({ vault, memory, uuid }: KeyringPorts): Promise<KeyringFact> {
  try {
    // The session stores the same id in the vault and in globalState (session/canary.ts).
    const expected = memory.get(CANARY_KEY);
    const isLost = expected !== undefined && (await vault.get(CANARY_KEY)) === undefined;
    const value = uuid();
    await vault.set(KEYRING_TEST_KEY, value);
    const stored = await vault.get(KEYRING_TEST_KEY);
    await vault.delete(KEYRING_TEST_KEY);
    if (stored !== value) return 'damaged';
    return isLost ? 'lost' : 'works';
  } catch {
    return 'failed';
  }
}

export function keyringCheck(fact: KeyringFact, { unlock, setUp }: KeyringHelp): SetupCheck {
  const line = { id: 'keyring', title: t('Secret storage') };
  switch (fact) {
    case 'running':
      return { ...line, state: 'running', detail: [t('Storing and reading a test value.')] };
    case 'works':
      return { ...line, state: 'ok', detail: [t('A test value was stored, read and deleted.')] };
    case 'lost':
      return {
        ...line,
        state: 'warning',
        detail: [t('VS Code lost stored secrets at an earlier restart.')],
        remedy: [setUp],
      };
    case 'damaged':
      return {
        ...line,
        state: 'problem',
        detail: [t("A test value was stored, but couldn't be read again.")],
        remedy: [setUp],
        action: 'show-log',
      };
    case 'failed':
      return {
        ...line,
        state: 'problem',
        detail: [t("VS Code's secret storage doesn't respond.")],
        remedy: [unlock, t('Then run the check again.')],
        action: 'try-again',
      };
  }
}
