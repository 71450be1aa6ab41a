import type { ModelUser } from './user';
import type { Window } from './window';

export type Call = 'sign-in' | 'renewal' | 'probe';

export interface Session {
  readonly profile: string;
  over: boolean;
}

export interface Token {
  readonly text: string;
  readonly session: Session;
  readonly expiresAt: number;
  /** The one that was renewed. */
  readonly parent: string | undefined;
}

export interface Event {
  at: number;
  readonly window: Window | undefined;
  /** Stands still while the machine sleeps. */
  readonly timer: boolean;
  readonly go: () => void;
}

/** A response that a window received, and whether it had the time to record it. */
export interface Heard {
  readonly window: Window;
  readonly at: number;
  written: boolean;
}

export interface Command {
  readonly what: string;
  readonly user: ModelUser;
  readonly window: Window;
  /** It may be canceled: the user signed out or switched the profile. */
  excused: boolean;
  settled: boolean;
}
