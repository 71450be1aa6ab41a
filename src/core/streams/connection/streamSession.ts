import type { AccessToken } from '../../auth/accessToken';
import type { Disposable } from '../../platform/ports';
import { notSignedInError, sessionEndedError } from '../../session/sessionErrors';
import type { SessionState } from '../../session/sessionState';
import type { RequestBlock } from '../../session/sharedRecords';
import type { EndReason } from '../protocol/endReason';

/** A token that expires this soon is renewed before a connection is made with it, ms. */
const MIN_LIFETIME_MS = 60_000;

/** The session as streams need it. */
export interface StreamSession {
  readonly state: SessionState;
  readonly onDidChange: (listener: () => void) => Disposable;
  /** ms since 1970, as the service believes. */
  now(): number;
  /** The token that is valid now, if there is one. Rejects with a `storage` error. */
  currentToken(): Promise<AccessToken | undefined>;
  /** Returns whether it succeeded, at once if there is nothing to renew or another call runs. Never signs in. */
  renewAutomatically(): Promise<boolean>;
  /** Rejects with a `locked` or `penalty` error if requests to the active environment are blocked. */
  throwIfBlocked(): Promise<void>;
  /** A response said so: nothing may be sent to the environment (base URL) any more, by any window. Never rejects. */
  reportBlock(block: RequestBlock, environment: string): Promise<void>;
}

/** The token for a connection, renewed if it is about to expire or has expired. A connection never signs in. */
export async function usableToken(session: StreamSession): Promise<AccessToken | undefined> {
  const token = await session.currentToken();
  if (token && token.expiresAt - session.now() > MIN_LIFETIME_MS) return token;
  await session.renewAutomatically();
  await whenIdle(session);
  return session.currentToken();
}

/** Two states with the same key belong to one profile at one address. */
export function profileKeyOf({ profile, environment }: Pick<SessionState, 'profile' | 'environment'>): string {
  return JSON.stringify([profile?.id, environment?.baseUrl]);
}

/** Resolves when no call to get a token is running. */
function whenIdle(session: StreamSession): Promise<void> {
  if (session.state.activeCall === undefined) return Promise.resolve();
  return new Promise((resolve) => {
    const listener = session.onDidChange(() => {
      if (session.state.activeCall !== undefined) return;
      listener.dispose();
      resolve();
    });
  });
}

/** What a connection was made with. */
export interface ConnectedWith {
  readonly profileId: string;
  readonly token: AccessToken;
}

/** Why a socket can't stay open in this state of the session; `undefined`: it can. A renewed token is no reason. */
export function sessionEndReason(state: SessionState, made: ConnectedWith | undefined): EndReason | undefined {
  const { block, environment, profile, session } = state;
  // Before the block, which belongs to the environment that is active now.
  if (made && (profile?.id !== made.profileId || environment?.baseUrl !== made.token.issuerUrl)) {
    return { kind: 'profile-changed' };
  }
  if (block) return { kind: 'blocked', block };
  if (!made) return undefined;
  if (session.kind === 'none') return { kind: 'refused', error: notSignedInError() };
  return session.kind === 'ended' ? { kind: 'refused', error: sessionEndedError(session.elsewhere) } : undefined;
}
