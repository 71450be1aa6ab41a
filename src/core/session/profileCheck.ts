import { canceledError } from '../platform/errors';
import type { SessionView } from './sessionView';

/**
 * For a user who asks for something of the profile that is active now. The check throws a `canceled` error once another one is
 * active, or none, or this one has another environment. Where none was active, a first one is no switch.
 */
export function profileCheck(session: Pick<SessionView, 'state'>): () => void {
  const { profile: asked, environment: before } = session.state;
  return () => {
    const { profile, environment } = session.state;
    const isSame = profile?.id === asked?.id && environment?.baseUrl === before?.baseUrl;
    if (asked && !isSame) throw canceledError();
  };
}
