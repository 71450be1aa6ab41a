import { noProfileError, notSignedInError, unknownEnvironmentError } from '../../session/sessionErrors';
import { usableToken, type ConnectedWith, type StreamSession } from './streamSession';
import { socketToken, socketUrl, type SocketKind } from './socketUrl';

/** Where a connection goes, and with what. */
export interface ConnectionTarget {
  readonly url: string;
  readonly token: string;
  readonly madeWith: ConnectedWith;
}

/**
 * For the active profile. A token is renewed if it is about to expire; nobody is signed in.
 * Rejects with a `UserFacingError`: no profile, no valid token, requests are blocked, or there is no such socket.
 */
export async function connectionTarget(kind: SocketKind, session: StreamSession): Promise<ConnectionTarget> {
  const { environment, profile } = session.state;
  if (!profile) throw noProfileError(session.state);
  if (!environment) throw unknownEnvironmentError();
  await session.throwIfBlocked();
  const token = await usableToken(session);
  // A token never goes to an address that another one was issued at.
  if (!token || token.issuerUrl !== environment.baseUrl) throw notSignedInError();
  return {
    url: socketUrl(kind, environment, token),
    token: socketToken(kind, token),
    madeWith: { profileId: profile.id, token },
  };
}
