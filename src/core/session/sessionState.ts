import type { AuthCall } from '../auth/authErrors';
import type { AccessToken } from '../auth/accessToken';
import type { Text } from '../platform/text';
import type { UserFacingError } from '../platform/errors';
import type { Environment } from '../profile/environment';
import type { Profile } from '../profile/profile';

/** What can be known of a token without holding it: enough to draw everything, nothing secret. ms since 1970, service time. */
export interface TokenMetadata {
  /** Base URL of the environment. */
  readonly issuerUrl: string;
  readonly expiresAt: number;
  readonly receivedAt: number;
  readonly renewedAt?: number;
  readonly userName?: string;
}

export type Session =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'alive' } & TokenMetadata)
  | ({ readonly kind: 'expired' } & TokenMetadata)
  /** The service no longer takes the token, though its time is not over. */
  | { readonly kind: 'ended'; readonly elsewhere: boolean };

/** Nothing is sent to the environment before `until`. */
export interface RequestBlock {
  readonly reason: 'captcha' | 'locked';
  readonly until: number;
}

/** Everything that a person is shown about the active profile's session. Immutable; made by `transition` alone. */
export interface SessionState {
  readonly profile?: Profile;
  readonly environment?: Environment;
  readonly session: Session;
  readonly activeCall?: AuthCall;
  /** Inside a call: waiting until then, because of a penalty or the pause between two tries. */
  readonly pausedUntil?: number;
  readonly block?: RequestBlock;
  /** What went wrong last with the session, until something goes right. */
  readonly lastError?: readonly Text[];
  /** When the next renewal is due, while one is planned. */
  readonly renewalAt?: number;
}

export type SessionEvent =
  | {
      readonly type: 'profile';
      readonly profile: Profile | undefined;
      readonly environment: Environment | undefined;
      readonly life: TokenMetadata | undefined;
      /** The same profile under another label: its session goes on. */
      readonly keep: boolean;
    }
  | { readonly type: 'asked'; readonly call: AuthCall }
  | { readonly type: 'paused'; readonly until: number | undefined }
  | { readonly type: 'received'; readonly life: TokenMetadata }
  | { readonly type: 'settled' }
  | { readonly type: 'failed'; readonly call: AuthCall; readonly failure: UserFacingError }
  | { readonly type: 'ended'; readonly elsewhere: boolean }
  | { readonly type: 'forgotten' }
  | { readonly type: 'stop'; readonly stop: RequestBlock | undefined }
  | { readonly type: 'planned'; readonly renewalAt: number | undefined }
  | { readonly type: 'tick'; readonly now: number };

export const initialState: SessionState = { session: { kind: 'none' } };

/** The next state. Pure; answers the same object where nothing changes, so that views can be left alone. */
export function reduce(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'profile':
      if (event.keep) return pack({ ...state, profile: event.profile, environment: event.environment });
      return pack({
        profile: event.profile,
        environment: event.environment,
        session: event.life ? { kind: 'alive', ...event.life } : { kind: 'none' },
      });
    case 'asked':
      return pack({ ...state, activeCall: event.call, pausedUntil: undefined });
    case 'paused':
      return state.pausedUntil === event.until ? state : pack({ ...state, pausedUntil: event.until });
    case 'received':
      return pack({
        ...calm(state),
        session: { kind: 'alive', ...event.life },
        lastError: undefined,
        renewalAt: undefined,
      });
    case 'settled':
      return state.activeCall === undefined && state.pausedUntil === undefined ? state : pack(calm(state));
    case 'failed':
      return failed(calm(state), event.call, event.failure);
    case 'ended':
      return pack({ ...state, session: { kind: 'ended', elsewhere: event.elsewhere }, renewalAt: undefined });
    case 'forgotten':
      return pack({ ...state, session: { kind: 'none' }, lastError: undefined, renewalAt: undefined });
    case 'stop':
      return state.block?.until === event.stop?.until && state.block?.reason === event.stop?.reason
        ? state
        : pack({ ...state, block: event.stop });
    case 'planned':
      return state.renewalAt === event.renewalAt ? state : pack({ ...state, renewalAt: event.renewalAt });
    case 'tick':
      return tick(state, event.now);
  }
}

function failed(state: Loose, call: AuthCall, failure: UserFacingError): SessionState {
  if (failure.kind === 'canceled') return pack(state);
  // Whose time is over needs no other end.
  const over = call === 'renewal' && failure.endsSession && state.session.kind !== 'expired';
  return pack({
    ...state,
    session: over ? { kind: 'ended', elsewhere: failure.signedInElsewhere } : state.session,
    renewalAt: over ? undefined : state.renewalAt,
    lastError: failure.fullText,
  });
}

function tick(state: SessionState, now: number): SessionState {
  let next = state;
  // The clock may have been wrong.
  if (next.session.kind === 'expired' && next.session.expiresAt > now)
    next = pack({ ...next, session: { ...next.session, kind: 'alive' } });
  if (next.session.kind === 'alive' && next.session.expiresAt <= now) {
    next = pack({ ...next, session: { ...next.session, kind: 'expired' }, renewalAt: undefined });
  }
  if (next.block && next.block.until <= now) next = pack({ ...next, block: undefined });
  return next;
}

type Loose = { [K in keyof SessionState]: SessionState[K] | undefined } & { session: Session };

function calm(state: SessionState): Loose {
  return { ...state, activeCall: undefined, pausedUntil: undefined };
}

/** Without the keys that hold nothing, so that two equal states look equal. */
function pack(state: Loose): SessionState {
  return Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ) as unknown as SessionState;
}

/** The open half of a token. */
export function metadataOf(token: AccessToken): TokenMetadata {
  return {
    issuerUrl: token.issuerUrl,
    expiresAt: token.expiresAt,
    receivedAt: token.receivedAt,
    ...(token.renewedAt === undefined ? {} : { renewedAt: token.renewedAt }),
    ...(token.userName === undefined ? {} : { userName: token.userName }),
  };
}
