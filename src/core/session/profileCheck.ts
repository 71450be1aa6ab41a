import { canceledError } from '../platform/errors';
import type { SessionView } from './sessionView';

/**
 * For a user who asks for something of the profile that is active now. The check throws a `canceled` error once another one is
 * active, or none. Where none was active, a first one is no switch.
 */
export function profileCheck(session: Pick<SessionView, 'state'>): () => void {
  const asked = session.state.profile?.id;
  return () => {
    if (asked !== undefined && asked !== session.state.profile?.id) throw canceledError();
  };
}
