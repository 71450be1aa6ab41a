import { canceledError } from '../platform/errors';
import type { UserPrompts } from '../platform/ports';

/** Nothing was sent: the user must agree first, because another failure locks the address. */
export class LastAttemptError extends Error {
  /** @param failures of the last hour */
  constructor(readonly failures: number) {
    super();
  }
}

/**
 * Repeats an attempt with the user's consent if it needs that. Asks once the attempt has ended, and with it the lock that all
 * windows wait for: the question may stay open for long. Rejects as `attempt` does, and with `canceled` without consent.
 * @param attempt rejects with a `LastAttemptError` unless the user has agreed to it after as many failures
 */
export async function withLastAttemptConsent<T>(
  user: UserPrompts | undefined,
  attempt: (agreedFailures: number | undefined) => Promise<T>,
): Promise<T> {
  let agreedFailures: number | undefined;
  for (;;) {
    try {
      return await attempt(agreedFailures);
    } catch (error) {
      if (!(error instanceof LastAttemptError)) throw error;
      if (!(await user?.confirmLastAttempt(error.failures))) throw canceledError();
      agreedFailures = error.failures;
    }
  }
}
