import { json, refusal, reply, serverFault, type Reply } from '../reply';
import { bearerOf, type Received } from '../request';
import type { State } from '../state';
import type { Session } from './sessions';

/** The session that a request's bearer belongs to, or the answer that it gets for want of one. */
export function admit(request: Received, state: State): { session: Session } | { reply: Reply } {
  const bearer = bearerOf(request);
  // Contract, 401: none, text or JSON.
  if (bearer === undefined) return { reply: reply(401) };
  const finding = state.sessions.find(bearer);
  switch (finding.kind) {
    case 'open':
      return { session: finding.session };
    case 'expired':
      return { reply: { ...refusal('Expired Access Token'), status: state.expiredStatus } };
    case 'pushed-out':
      return { reply: finding.status === 500 ? serverFault() : reply(finding.status) };
    case 'unknown':
      return { reply: json({ errorText: 'Access is denied' }, 401) };
  }
}
