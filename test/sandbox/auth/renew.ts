import type { Reply } from '../reply';
import type { Received } from '../request';
import type { State } from '../state';
import { tokenAnswer } from './answer';
import { admit } from './bearer';

/** GET /auth/renewaccesstoken: after the expiry only a new sign-in helps. */
export function renew(request: Received, state: State): Reply {
  const admitted = admit(request, state);
  if ('reply' in admitted) return admitted.reply;
  // A renewal can answer with a penalty too: contract, "Penalty".
  const held = state.penalties.check(request);
  if (held) return held;
  state.sessions.renew(admitted.session);
  state.stats.renewals++;
  return tokenAnswer(admitted.session, state, 'renewal');
}
