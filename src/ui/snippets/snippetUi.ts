import type { Audience } from '../../core/operations/audience';
import type { Catalog } from '../../core/operations/catalog';
import type { KeyValueStore } from '../../core/platform/ports';
import type { LiveLookup } from '../../core/requests/lookup/liveLookup';
import type { ValueSuggestions } from '../../core/requests/form/suggestions';
import type { WriteRequest } from '../../core/snippets/writeRequest';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { Terminals } from '../terminal';
import type { TokenUi } from '../token/tokenCommands';

/** What the user's side of snippets works with. */
export interface SnippetUi {
  readonly tokenUi: TokenUi;
  /** Read on first use. Rejects with a `UserFacingError`. */
  readonly catalog: () => Promise<Catalog>;
  readonly writeRequest: WriteRequest;
  /** Values from responses of this window, offered wherever a request is written. */
  readonly suggestions: ValueSuggestions;
  /** What is asked for once per session: accounts and contracts. */
  readonly lookup: Pick<LiveLookup, 'accountsFor' | 'confirmContracts'>;
  readonly memory: KeyValueStore;
  readonly settings: {
    readonly snippetToken: TokenSource['kind'];
    readonly snippetVariable: string;
    readonly liveReadOnly: boolean;
    /** Which operations are listed. */
    readonly audience: Audience;
  };
  readonly terminals: Terminals;
  /** Runs it and reports its error. Never rejects. */
  readonly runReporting: (work: () => Promise<unknown>) => Promise<void>;
}
