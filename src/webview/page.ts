import type { PageMessage } from '../core/sidebar/parseMessage';
import type { PageStrings } from '../core/sidebar/pageStrings';
import type { Focus } from './focus';
import type { Snapshot } from './hostData';
import type { State } from './state';

/** The state that views are drawn from, and the actions that change it. Everything is drawn again after each change. */
export interface Page {
  /** The current one, also for a listener that runs later. */
  readonly state: State;
  readonly snapshot: Snapshot;
  readonly strings: PageStrings;
  /** Sends it to the host. */
  readonly post: (message: PageMessage) => void;
  /** Runs the action when no key is down. */
  readonly afterKeyUp: (action: () => void) => void;
  /** Sends what was typed into a field, with the next frame. */
  readonly edit: (field: string, text: string) => void;
  /** Changes the state of the page itself. */
  readonly change: (part: Partial<State>) => void;
  /** Moves the keyboard focus, now or when the target exists. */
  readonly focus: (on: Focus) => void;
}
