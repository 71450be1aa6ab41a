import type { Operation } from '../../operations/catalog';
import type { Json } from '../../operations/exampleValue';
import { canceledError } from '../../platform/errors';
import type { UserPrompts } from '../../platform/ports';
import { limitError } from './limits/limitError';
import { hasLimits, type LiveLimits } from './limits/liveLimits';
import { subjectsOf } from './limits/requestSubjects';
import { resolveSubjects, type SubjectLookup } from './limits/resolveSubjects';
import { readOnlyError } from './liveGuard';
import { liveQuestion, type LiveTarget } from './liveQuestion';

/** What the user's settings say about changes on LIVE. */
export interface LiveSettings {
  /** LIVE is read-only. */
  readonly readOnly: boolean;
  readonly limits: LiveLimits;
}

export interface ApprovalPorts {
  readonly settings: () => LiveSettings;
  readonly lookup: SubjectLookup;
  /** The name of an account id, if a response contained it. */
  readonly accountName: (id: string) => string | undefined;
  readonly confirmLive: UserPrompts['confirmLive'];
}

/**
 * Lets a request that modifies data on LIVE pass only within the user's limits, and after the user has confirmed it.
 * @param values of the query and the body, as they will be sent
 * @returns a check to repeat right before it is sent, because settings may have changed: throws a `UserFacingError`
 * @throws {UserFacingError} `blocked`, `penalty` if the service asks to wait, or `canceled` if the user declines
 */
export async function approveLiveChange(
  operation: Operation,
  values: readonly Readonly<Record<string, Json>>[],
  target: LiveTarget,
  { settings, lookup, accountName, confirmLive }: ApprovalPorts,
): Promise<() => void> {
  const subjects = subjectsOf(...values);
  const { readOnly, limits } = settings();
  const readOnlyNow = readOnlyError(operation, true, readOnly);
  if (readOnlyNow) throw readOnlyNow;
  const resolved = await resolveSubjects(subjects, limits, lookup);
  const check = () => {
    const now = settings();
    const error = readOnlyError(operation, true, now.readOnly) ?? limitError(operation, resolved, now.limits);
    if (error) throw error;
    // What another limit needs to know was not asked for.
    if (hasLimits(now.limits) && JSON.stringify(now.limits) !== JSON.stringify(limits)) throw canceledError();
  };
  check();
  const question = liveQuestion(operation, Object.assign({}, ...values) as Record<string, Json>, target, accountName);
  if (!(await confirmLive(question))) throw canceledError();
  return check;
}
