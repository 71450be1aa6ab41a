import type { Remedy } from '../platform/errors';
import type { Text } from '../platform/text';

export type CheckState = 'ok' | 'warning' | 'problem' | 'unknown' | 'running' | 'skipped';

/** What a line offers to do. The view knows how. */
export type SetupAction = Remedy | 'renew-token' | 'check-rights' | 'open-tradovate';

/** One line of Check Setup. */
export interface SetupCheck {
  /** Unique and the same in each run. */
  readonly id: string;
  readonly title: Text;
  readonly state: CheckState;
  /** What was found: one or more sentences. */
  readonly detail: readonly Text[];
  /** What a copy says instead, where `detail` has a name that is the user's own: of a host, an environment, a profile. */
  readonly anonymousDetail?: readonly Text[];
  /** What to do now. Absent where nothing needs to be done. */
  readonly remedy?: readonly Text[];
  readonly action?: SetupAction;
}
