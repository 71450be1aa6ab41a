import type { AuthCall } from '../auth/authErrors';
import type { AccessToken } from '../auth/accessToken';
import type { TokenMetadata } from '../auth/tokenMetadata';
import type { Text } from '../platform/text';
import type { UserFacingError } from '../platform/errors';
import type { Environment } from '../profile/environment';
import type { Profile } from '../profile/profile';
import type { RequestBlock } from './sharedRecords';

export type Session =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'alive' } & TokenMetadata)
  | ({ readonly kind: 'expired' } & TokenMetadata)
  /** The service rejects the token although it has not expired. `elsewhere`: probably because of a newer sign-in. */
  | { readonly kind: 'ended'; readonly elsewhere: boolean };

/** Everything that the user sees of the active profile's session. Immutable; made by `reduce` only. All times are service time. */
export interface SessionState {
  readonly profile?: Profile;
  readonly environment?: Environment;
  /** There are profiles, but none of them is active. */
  readonly isUnselected?: true;
  readonly session: Session;
  readonly activeCall?: AuthCall;
  /** The running call waits until then, because of a penalty or the interval between two attempts. */
  readonly pausedUntil?: number;
  readonly block?: RequestBlock;
  /** The last error of the session, until a call succeeds. */
  readonly lastError?: readonly Text[];
  /** When the next renewal is due; absent if none is planned. */
  readonly renewalAt?: number;
}

/** Whether the token has expired, and can be replaced without a sign-in, as an OAuth app's can. @param now service time */
export function isRefreshable(session: Session, now: number): session is Extract<Session, { kind: 'expired' }> {
  return session.kind === 'expired' && (session.refreshExpiresAt ?? 0) > now;
}

export type SessionEvent =
  | {
      readonly type: 'profileChanged';
      readonly profile: Profile | undefined;
      readonly environment: Environment | undefined;
      /** Without an active one there are others. */
      readonly isUnselected?: boolean;
      readonly metadata: TokenMetadata | undefined;
      /** Only the label of the profile changed. */
      readonly sameSession: boolean;
    }
  | { readonly type: 'callStarted'; readonly call: AuthCall }
  | { readonly type: 'paused'; readonly until: number | undefined }
  | { readonly type: 'received'; readonly metadata: TokenMetadata }
  | { readonly type: 'callSettled' }
  | { readonly type: 'failed'; readonly call: AuthCall; readonly error: UserFacingError }
  | { readonly type: 'ended'; readonly elsewhere: boolean }
  | { readonly type: 'forgotten' }
  | { readonly type: 'blocked'; readonly block: RequestBlock | undefined }
  | { readonly type: 'renewalPlanned'; readonly renewalAt: number | undefined }
  | { readonly type: 'tick'; readonly now: number };

export const initialState: SessionState = { session: { kind: 'none' } };

/** The next state. Returns the same object if nothing changes, so that views needn't redraw. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'profileChanged': {
      const { profile, environment } = event;
      const selection = { profile, environment, isUnselected: event.isUnselected ? (true as const) : undefined };
      if (event.sameSession) return toState({ ...state, ...selection });
      return toState({
        ...selection,
        session: event.metadata ? { kind: 'alive', ...event.metadata } : { kind: 'none' },
      });
    }
    case 'callStarted':
      return toState({ ...state, activeCall: event.call, pausedUntil: undefined });
    case 'paused':
      return state.pausedUntil === event.until ? state : toState({ ...state, pausedUntil: event.until });
    case 'received':
      return toState({
        ...withoutCall(state),
        session: { kind: 'alive', ...event.metadata },
        lastError: undefined,
        renewalAt: undefined,
      });
    case 'callSettled':
      return state.activeCall === undefined && state.pausedUntil === undefined ? state : toState(withoutCall(state));
    case 'failed':
      return failed(withoutCall(state), event.call, event.error);
    case 'ended':
      return toState({ ...state, session: { kind: 'ended', elsewhere: event.elsewhere }, renewalAt: undefined });
    case 'forgotten':
      return toState({ ...state, session: { kind: 'none' }, lastError: undefined, renewalAt: undefined });
    case 'blocked':
      return state.block?.until === event.block?.until && state.block?.reason === event.block?.reason
        ? state
        : toState({ ...state, block: event.block });
    case 'renewalPlanned':
      return state.renewalAt === event.renewalAt ? state : toState({ ...state, renewalAt: event.renewalAt });
    case 'tick':
      return tick(state, event.now);
  }
}

function failed(state: Draft, call: AuthCall, error: UserFacingError): SessionState {
  if (error.kind === 'canceled') return toState(state);
  // An expired token needs no other end.
  const isEnded = call === 'renewal' && error.endsSession && state.session.kind !== 'expired';
  return toState({
    ...state,
    session: isEnded ? { kind: 'ended', elsewhere: error.signedInElsewhere } : state.session,
    renewalAt: isEnded ? undefined : state.renewalAt,
    lastError: error.fullText,
  });
}

function tick(state: SessionState, now: number): SessionState {
  let next = state;
  // The clock may have been corrected.
  if (next.session.kind === 'expired' && next.session.expiresAt > now)
    next = toState({ ...next, session: { ...next.session, kind: 'alive' } });
  if (next.session.kind === 'alive' && next.session.expiresAt <= now) {
    next = toState({ ...next, session: { ...next.session, kind: 'expired' }, renewalAt: undefined });
  }
  if (next.block && next.block.until <= now) next = toState({ ...next, block: undefined });
  return next;
}

type Draft = { [K in keyof SessionState]: SessionState[K] | undefined } & { session: Session };

function withoutCall(state: SessionState): Draft {
  return { ...state, activeCall: undefined, pausedUntil: undefined };
}

/** Without undefined properties, so that equal states are deeply equal. */
function toState(state: Draft): SessionState {
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ) as unknown as SessionState;
}

/** A token without its secrets. */
export function metadataOf(token: AccessToken): TokenMetadata {
  return {
    issuerUrl: token.issuerUrl,
    expiresAt: token.expiresAt,
    receivedAt: token.receivedAt,
    ...(token.renewedAt === undefined ? {} : { renewedAt: token.renewedAt }),
    ...(token.refreshExpiresAt === undefined ? {} : { refreshExpiresAt: token.refreshExpiresAt }),
    ...(token.userName === undefined ? {} : { userName: token.userName }),
  };
}
