import type { StreamPageMessage } from '../../core/streamView/parseStreamMessage';
import type { Snapshot, StreamStrings } from './hostData';
import type { State } from './state';

/** What views are drawn from, and what they do. Everything is drawn again after each change. */
export interface StreamPage {
  readonly state: State;
  readonly strings: StreamStrings;
  readonly snapshot: Snapshot;
  /** Of `performance.now()`, when drawing began. */
  readonly now: number;
  /** Sends it to the host. */
  readonly post: (message: StreamPageMessage) => void;
  /** Runs the action when no key is down: a key that is held would confirm the question about LIVE. */
  readonly afterKeyUp: (action: () => void) => void;
  /** Draws again, soon. */
  readonly draw: () => void;
  /** Of the chart's script, which is loaded on first use. */
  readonly chart: { readonly url: string; readonly nonce: string };
}
