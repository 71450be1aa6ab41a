import type { PageMessage, Snapshot } from '../core/sidebar/messages';
import type { PageStrings } from '../core/sidebar/pageStrings';
import type { Focus } from './focus';
import type { State } from './state';

/** What a view is made from, and the ways in which a person changes something. A view is drawn again after each change. */
export interface Page {
  /** As it is now, also when a listener asks later. */
  readonly state: State;
  readonly snapshot: Snapshot;
  readonly strings: PageStrings;
  /** Tells the host what a person wants. */
  readonly post: (intent: PageMessage) => void;
  /** Does it when no key is down any more. */
  readonly released: (action: () => void) => void;
  /** Tells the host what was typed into a field, at the next frame. */
  readonly edit: (field: string, text: string) => void;
  /** Changes what belongs to the page itself. */
  readonly change: (part: Partial<State>) => void;
  /** Moves the keyboard focus there, now or when it is there. */
  readonly focus: (on: Focus) => void;
}
