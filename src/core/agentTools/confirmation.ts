import { cleanQuotation } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { isRecord } from '../platform/isRecord';
import { isLive } from '../requests/send/liveGuard';
import type { SessionState } from '../session/sessionState';

/** The question before a language model reads data. */
export interface Confirmation {
  readonly title: Text;
  readonly lines: readonly Text[];
}

const OPERATION = /^[\w-]{1,64}$/;

/**
 * Names the operation, the profile and the environment. Values are left out: VS Code shows the whole input, and nobody knows
 * what they hold. @param input as the model made it
 */
export function readConfirmation(input: unknown, { profile, environment }: SessionState): Confirmation {
  const named = isRecord(input) ? input['operation'] : undefined;
  const operation = typeof named === 'string' && OPERATION.test(named) ? named : '?';
  const label = cleanQuotation(environment?.label ?? profile?.environment ?? '?');
  const name = cleanQuotation(profile?.label ?? '?');
  const live = environment !== undefined && isLive(environment.baseUrl, environment.id);
  return {
    title: t("Read '{0}' from {1}?", operation, label),
    lines: [
      live
        ? t("This is LIVE. The operation '{0}' is sent with the profile '{1}' ({2}).", operation, name, label)
        : t("The operation '{0}' is sent with the profile '{1}' ({2}).", operation, name, label),
      t('It changes nothing. The language model reads the response.'),
    ],
  };
}

/** Where the user agreed to read from. */
export interface ConfirmedTarget {
  readonly profileId: string | undefined;
  /** Base URL. */
  readonly environment: string | undefined;
}

export function targetOf({ profile, environment }: SessionState): ConfirmedTarget {
  return { profileId: profile?.id, environment: environment?.baseUrl };
}

const MAX_REMEMBERED = 50;

/** The targets that questions named: the profile may be switched before the answer. */
export class ConfirmedTargets {
  readonly #byInput = new Map<string, ConfirmedTarget>();
  #latest: ConfirmedTarget | undefined;

  add(input: unknown, target: ConfirmedTarget): void {
    this.#latest = target;
    const key = keyOf(input);
    this.#byInput.delete(key);
    this.#byInput.set(key, target);
    for (const oldest of this.#byInput.keys()) {
      if (this.#byInput.size <= MAX_REMEMBERED) break;
      this.#byInput.delete(oldest);
    }
  }

  /** Of the question about this input, else, because the input may have been edited, of the latest one. */
  get(input: unknown): ConfirmedTarget | undefined {
    return this.#byInput.get(keyOf(input)) ?? this.#latest;
  }
}

function keyOf(input: unknown): string {
  try {
    return JSON.stringify(input).slice(0, 4096);
  } catch {
    return '';
  }
}
