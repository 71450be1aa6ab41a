import type { AccessToken } from '../../auth/accessToken';
import type { Environment } from '../../profile/environment';
import type { SessionManager } from '../sessionManager';

type Session = Pick<
  SessionManager,
  'state' | 'now' | 'currentToken' | 'storedToken' | 'renewalLeadOf' | 'renewAutomatically'
>;

/**
 * The valid token of this profile and of no other, also if the user switches profiles in the meantime. That of the active
 * profile is renewed if it expires soon. Never signs in. Rejects with a `storage` error.
 */
export async function tokenOfProfile(
  session: Session,
  profileId: string,
  environment: Environment,
): Promise<AccessToken | undefined> {
  // That of the session changes in the same step as its token; which profile is stored as the active one changes earlier.
  const isActive = () => session.state.profile?.id === profileId;
  const read = async () => {
    const token = isActive() ? await session.currentToken() : undefined;
    return isActive() ? token : session.storedToken(profileId, environment);
  };
  const token = await read();
  if (!token || !isActive() || token.expiresAt - session.now() > session.renewalLeadOf(token)) return token;
  // A renewal that fails leaves a valid token valid.
  await session.renewAutomatically();
  return read();
}
