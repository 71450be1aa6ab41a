import { inMaintenance } from '../../auth/maintenance';
import type { Operation } from '../../operations/catalog';
import { isSafeToRepeat } from '../../operations/isMutating';
import type { AnswerRemedy } from '../../sidebar/messages';

/** What an explanation depends on besides the response. */
export interface ResponseContext {
  readonly operation: Operation;
  readonly live: boolean;
  /** ms since 1970. */
  readonly now: number;
  /** It was asked, and the session is over. */
  readonly ended?: boolean;
}

export interface StatusExplanation {
  readonly sentence: string;
  /** Absent: `error`. */
  readonly tone?: 'warning' | 'error';
  readonly remedies?: readonly AnswerRemedy[];
}

/** A status other than 2xx of an ordinary call, with the next step. Source: contract, "Refusal and faults". */
export function explainStatus(status: number, empty: boolean, context: ResponseContext): StatusExplanation {
  const { live } = context;
  switch (status) {
    case 400:
      return {
        sentence:
          'Tradovate could not accept the request as it was sent (HTTP 400). Check its values; an expired token is answered so, too.',
        remedies: ['getToken'],
      };
    case 401:
      return live
        ? {
            sentence:
              'Tradovate no longer accepts the token (HTTP 401), or this device is not approved for LIVE. Get a new token; if it stays so, approve the device with Tradovate and keep its device id (deviceId) in the profile.',
            remedies: ['getToken', 'editProfile'],
          }
        : {
            sentence:
              'Tradovate no longer accepts the token (HTTP 401), or not for this request. Get a new one and send the request again.',
            remedies: ['getToken'],
          };
    case 403:
      return {
        sentence:
          'Tradovate does not allow this request (HTTP 403). Check what the API key permits, and that the account in it is yours.',
      };
    case 404:
      return empty
        ? {
            sentence:
              'There is nothing at this address (HTTP 404 without a body): perhaps it is the wrong host. Check the environment’s base URL, which ends in /v1; signing in again tells the account’s own host.',
            remedies: ['openSettings', 'signInAgain'],
          }
        : { sentence: 'Tradovate did not find what was asked for (HTTP 404). Check the ids and names in the request.' };
    case 408:
      return again('Tradovate took too long (HTTP 408).', 'in a minute', context);
    case 423:
      return {
        tone: 'warning',
        sentence:
          'Tradovate warns that your address is about to be locked (HTTP 423). Send nothing for an hour: going on leads to the lock.',
      };
    case 429:
      return {
        sentence:
          'Tradovate has had too many requests from your address (HTTP 429). Send nothing for an hour: going on makes it worse, because each request starts the hour again.',
      };
    default:
  }
  if (status >= 300 && status <= 399) {
    return {
      sentence: `Tradovate points to another host (HTTP ${status}), which was not followed further. Check the environment’s base URL; signing in again tells the account’s own host.`,
      remedies: ['openSettings', 'signInAgain'],
    };
  }
  if (status >= 500) {
    const why = inMaintenance(context.now)
      ? ' It is Tradovate’s maintenance time (Chicago), when this is expected.'
      : '';
    const what = status === 502 || status === 503 ? 'Tradovate is not available' : 'Tradovate has a fault of its own';
    return again(`${what} (HTTP ${status}).${why}`, 'in a few minutes', context);
  }
  return { sentence: `Tradovate did not accept the request (HTTP ${status}). Check its values and send it again.` };
}

/** What changes something may have done so before it failed. */
function again(what: string, when: string, { operation }: ResponseContext): StatusExplanation {
  return isSafeToRepeat(operation)
    ? { sentence: `${what} Try again ${when}.`, remedies: ['tryAgain'] }
    : { sentence: `${what} It may have been carried out all the same: look before you send it again.` };
}
