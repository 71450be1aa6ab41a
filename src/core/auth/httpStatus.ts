import type { ErrorKind, Remedy } from '../platform/errors';
import { t, type Text } from '../platform/text';
import { inMaintenance } from './maintenance';

/** What an HTTP status other than 2xx means for any call to the service, and what to do next. */
export interface StatusMeaning {
  readonly kind: ErrorKind;
  readonly sentences: readonly Text[];
  /** Advice to send the same request again. Absent where that doesn't help. */
  readonly retry?: Text;
  readonly remedies: readonly Remedy[];
}

/** In place of advice to send it again: for a request that modifies data, without a response that says what became of it. */
export const mayBeExecuted = t('It may have been executed anyway. Check before sending it again.');

/**
 * The one table of HTTP status messages. Callers override what only they know: `authErrors.ts` for the token calls,
 * `explainStatus.ts` for all others. Source: contract, "Refusal and faults" and "How to read the status of an ordinary call".
 * @param now ms since 1970: a server error during maintenance says so
 * @param host named by a redirect, or for 421 the one that doesn't serve the account; undefined where it isn't known
 */
export function statusMeaning(status: number, now: number, host?: string): StatusMeaning {
  switch (status) {
    case 400:
      return refused(t('Tradovate rejected the request as malformed (HTTP 400).'));
    case 401:
      return refused(t("Tradovate didn't accept the token for this request (HTTP 401)."));
    case 403:
      return refused(t("Tradovate doesn't allow this request (HTTP 403). Check the permissions of the API key."));
    case 404:
      return wrongHost(
        t("Nothing was found at this address (HTTP 404). Check the environment's base URL, which must end in '/v1'."),
      );
    case 408:
      return tryAgain(t('Tradovate took too long to respond (HTTP 408).'), t('Try again in a minute.'));
    case 421:
      return wrongHost(
        host === undefined
          ? t("This host doesn't serve your account (HTTP {0}). Check the environment's base URL.", status)
          : t("The host '{1}' doesn't serve your account (HTTP {0}). Check the environment's base URL.", status, host),
      );
    case 423:
      return locked(
        t(
          'Tradovate warns that your IP address is about to be locked (HTTP 423). Wait for an hour before you send another request.',
        ),
      );
    case 429:
      return locked(
        t(
          'Tradovate locked your IP address for an hour (HTTP 429). Requests are blocked until then, because each one would restart the hour.',
        ),
      );
    default:
      return statusClassMeaning(status, now, host);
  }
}

/**
 * An outage, or another sign-in has replaced the session: which one is unknown. Source: contract, "Sessions".
 * @param status of any call with a token
 */
export function mayMeanReplacedSession(status: number | undefined): boolean {
  return status === 408 || status === 500;
}

function statusClassMeaning(status: number, now: number, host: string | undefined): StatusMeaning {
  if (status >= 300 && status <= 399) {
    return wrongHost(
      host === undefined
        ? t(
            "Tradovate redirected the request to another host (HTTP {0}). The redirect was not followed. Check the environment's base URL.",
            status,
          )
        : t(
            "Tradovate redirected the request to '{1}' (HTTP {0}). The redirect was not followed. Check the environment's base URL.",
            status,
            host,
          ),
    );
  }
  if (status >= 500) {
    const error = t('Tradovate server error (HTTP {0}).', status);
    const maintenance = t("This is Tradovate's maintenance window (Chicago time), when errors are expected.");
    const sentences = inMaintenance(now) ? [error, maintenance] : error;
    return tryAgain(sentences, t('Try again in a few minutes.'));
  }
  return {
    kind: 'protocol',
    sentences: [t('Unexpected response from Tradovate (HTTP {0}).', status)],
    remedies: [],
  };
}

function refused(sentence: Text): StatusMeaning {
  return { kind: 'refused', sentences: [sentence], remedies: [] };
}

function locked(sentence: Text): StatusMeaning {
  return { kind: 'locked', sentences: [sentence], remedies: [] };
}

function wrongHost(sentence: Text): StatusMeaning {
  return { kind: 'protocol', sentences: [sentence], remedies: ['open-settings'] };
}

function tryAgain(sentences: Text | readonly Text[], retry: Text): StatusMeaning {
  const all = 'message' in sentences ? [sentences] : sentences;
  return { kind: 'server', sentences: all, retry, remedies: ['try-again'] };
}
