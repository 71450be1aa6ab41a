import { statusMeaning } from '../../auth/httpStatus';
import type { Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import { isMutating } from '../../operations/isMutating';
import type { SessionState } from '../../session/sessionState';
import { subjectsOf } from './limits/requestSubjects';
import type { LiveOutcome, LiveRequest } from './liveLog';

type Values = Readonly<Record<string, Json>>;

/** A request as the list of those that were sent to LIVE describes it. @param query, body what is sent */
export function liveRequest(
  { environment, profile }: Pick<SessionState, 'environment' | 'profile'>,
  operation: Operation,
  query: Values,
  body: Values,
): LiveRequest {
  return {
    environment: environment?.label ?? '',
    profile: profile?.label ?? '',
    operation: operation.path,
    isChange: isMutating(operation),
    accounts: subjectsOf(query, body).accounts,
  };
}

/** How the list says that it ended, after a status that is no success. Some don't say whether a change was made. */
export function outcomeOfStatus(status: number, operation: Operation, now: number): LiveOutcome {
  return isMutating(operation) && statusMeaning(status, now).retry ? 'pending' : 'refused';
}
