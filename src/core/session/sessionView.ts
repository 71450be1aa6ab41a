import type { Disposable } from '../platform/ports';
import type { SessionState } from './sessionState';

/** What every view reads of the session: the state, the service's clock, and when to look again. */
export interface SessionView {
  readonly state: SessionState;
  /** ms since 1970, service time. */
  now(): number;
  readonly onDidChange: (listener: () => void) => Disposable;
}
