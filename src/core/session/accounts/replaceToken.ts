import { mayMeanReplacedSession } from '../../auth/httpStatus';
import { UserFacingError } from '../../platform/errors';
import type { UserPrompts } from '../../platform/ports';
import type { TokenResult } from '../authJob';
import { profileCheck } from '../profileCheck';
import type { SessionManager } from '../sessionManager';

type Session = Pick<SessionManager, 'state' | 'renew' | 'signInAgain'>;

/**
 * Another token in place of one that the service refuses, although it hasn't expired: a renewed one, or that of a new session if
 * its session has ended, or seems to have been replaced by a sign-in elsewhere. Rejects with a `UserFacingError`.
 */
export async function replaceToken(session: Session, user: UserPrompts): Promise<TokenResult> {
  const checkProfile = profileCheck(session);
  try {
    return await session.renew(user);
  } catch (error) {
    if (!(error instanceof UserFacingError)) throw error;
    if (!error.endsSession && !mayMeanReplacedSession(error.status)) throw error;
    checkProfile();
    return session.signInAgain(user);
  }
}
