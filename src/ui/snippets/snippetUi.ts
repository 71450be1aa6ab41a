import type { KeyValueStore } from '../../core/platform/ports';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { Terminals } from '../terminal';
import type { TokenUi } from '../token/tokenCommands';
import type { IssuedTokens } from './issuedTokens';
import type { Requests } from './requestsFeature';

/** What the snippet commands work with. */
export interface SnippetUi {
  readonly tokenUi: TokenUi;
  readonly requests: () => Promise<Requests>;
  readonly memory: KeyValueStore;
  readonly settings: { readonly snippetToken: TokenSource['kind']; readonly snippetVariable: string };
  readonly terminals: Terminals;
  readonly seen: IssuedTokens;
  /** Runs it, and reports what fails. */
  readonly runReporting: (work: () => Promise<unknown>) => Promise<void>;
}
