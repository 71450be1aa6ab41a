import { cleanQuotation, UserFacingError } from '../../platform/errors';
import { t, type Text } from '../../platform/text';
import { isTradovateHost } from '../../profile/environment';
import type { RequestBlock } from '../../session/sharedRecords';
import { blockedError } from '../../session/sessionErrors';
import type { SocketEnd } from '../../platform/ports';
import { statusMeaning } from '../../auth/httpStatus';
import { LOCK_MS } from '../../auth/authErrors';
import { isRecord } from './message';
import { wrongHostError } from './readResponse';

/** Source: streams, "Limits". Beyond it the service closes the oldest connection and revokes its token. */
const MAX_CONNECTIONS_PER_USER = 50;
const MAX_ADDRESSES_PER_USER = 5;

/** How a connection was lost that nobody wanted to end. */
export type LossCause =
  /** The service closed it. */
  | 'closed'
  | 'network'
  /** The service sends nothing any more, or never did. */
  | 'silence'
  /** The machine slept, so the service has given the connection up. */
  | 'sleep'
  /** Nothing can be sent any more. */
  | 'stuck'
  /** The token that it was authorized with has expired. */
  | 'token-expired';

/** Why a connection ended. */
export type EndReason =
  | { readonly kind: 'closed-by-user' }
  | { readonly kind: 'lost'; readonly cause: LossCause; readonly code?: number; readonly quotation?: string }
  /** Announced by the service. */
  | { readonly kind: 'shutdown'; readonly reasonCode: string; readonly quotation: string }
  /** The handshake, the authorization or the token itself. */
  | { readonly kind: 'refused'; readonly error: UserFacingError }
  | { readonly kind: 'blocked'; readonly block: RequestBlock }
  /** Another profile or environment is active now. */
  | { readonly kind: 'profile-changed' };

/** Whether to connect again. Source: streams, "Ends and reconnecting". */
export function reconnectAfter(reason: EndReason): 'no' | 'yes' | 'slowly' {
  if (reason.kind === 'lost') return 'yes';
  return reason.kind === 'shutdown' && reason.reasonCode === 'Maintenance' ? 'slowly' : 'no';
}

/** The data of a `shutdown` event. */
export function readShutdown(data: unknown): EndReason {
  const { reasonCode, reason } = isRecord(data) ? data : {};
  return {
    kind: 'shutdown',
    reasonCode: typeof reasonCode === 'string' ? reasonCode : '',
    quotation: typeof reason === 'string' ? cleanQuotation(reason) : '',
  };
}

/**
 * A connection ended that had no end announced.
 * @param now ms since 1970, of this machine
 * @param host that the connection went to
 */
export function readSocketEnd({ code, reason, status, error }: SocketEnd, now: number, host?: string): EndReason {
  // The URL of a built-in environment can't be wrong, so 404 means the host, too.
  const isWrongHost = status === 421 || (status === 404 && host !== undefined && isTradovateHost(host));
  if (status !== undefined && (isWrongHost || (status >= 300 && status <= 399))) {
    return { kind: 'refused', error: wrongHostError(status, {}, host) };
  }
  if (status !== undefined && status < 500 && status !== 408) {
    const { kind, sentences, remedies } = statusMeaning(status, now);
    if (kind === 'locked') return { kind: 'blocked', block: { reason: 'locked', until: now + LOCK_MS } };
    return { kind: 'refused', error: new UserFacingError(kind, sentences, { status, remedies }) };
  }
  if (error && error.kind !== 'network' && error.kind !== 'server') return { kind: 'refused', error };
  const quotation = cleanQuotation(reason) || undefined;
  return {
    kind: 'lost',
    cause: code === 1006 ? 'network' : 'closed',
    code,
    ...(quotation === undefined ? {} : { quotation }),
  };
}

/** Why it ended, and what to do, in sentences. */
export function endText(reason: EndReason): readonly Text[] {
  switch (reason.kind) {
    case 'closed-by-user':
      return [t('Closed.')];
    case 'profile-changed':
      return [t('Closed because another profile is active.')];
    case 'refused':
      return reason.error.fullText;
    case 'blocked':
      return blockedError(reason.block).fullText;
    case 'shutdown':
      return withQuotation(shutdownText(reason.reasonCode), reason.quotation);
    case 'lost':
      return withQuotation(lossText(reason.cause, reason.code), reason.quotation ?? '');
  }
}

function shutdownText(reasonCode: string): Text {
  switch (reasonCode) {
    case 'Maintenance':
      return t('Tradovate closed the connection for maintenance.');
    case 'ConnectionQuotaReached':
      return t(
        'Tradovate closed the connection because you have too many (at most {0}). It may have revoked the token. Close other programs, then sign in again.',
        MAX_CONNECTIONS_PER_USER,
      );
    case 'IPQuotaReached':
      return t(
        'Tradovate closed the connection because you are connected from too many IP addresses (at most {0}). Close other programs first.',
        MAX_ADDRESSES_PER_USER,
      );
    default:
      return t('Tradovate closed the connection ({0}).', cleanQuotation(reasonCode) || '-');
  }
}

function lossText(cause: LossCause, code: number | undefined): Text {
  switch (cause) {
    case 'closed':
      return code === undefined
        ? t('Tradovate closed the connection.')
        : t('Tradovate closed the connection (code {0}).', code);
    case 'network':
      return t('The connection was interrupted.');
    case 'silence':
      return t('Tradovate stopped responding.');
    case 'sleep':
      return t('The connection was lost while this computer was asleep.');
    case 'stuck':
      return t("Data couldn't be sent any more.");
    case 'token-expired':
      return t('Tradovate closed the connection because its token has expired.');
  }
}

function withQuotation(sentence: Text, quotation: string): readonly Text[] {
  return new UserFacingError('network', sentence, { quotation }).fullText;
}
