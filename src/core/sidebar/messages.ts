/**
 * What the extension host sends to the sidebar's page. The host owns the state and sends it whole; what the page sends back
 * is in parseMessage.ts. Nothing in either direction is a secret: a token is masked, credentials are not sent at all.
 */
import type { Localized, Text } from '../platform/text';
import type { FieldView } from '../requests/form/fieldView';
import type { BracketView } from './bracketView';
import type { HistoryRow, ResponseView } from './historyEntry';
import type { OperationRow } from './operationRow';
import type { pageStrings } from './pageStrings';
import type { RecipeGroupRow } from './recipeRows';
import type { SendView } from './sendView';
import type { TokenView } from './tokenView';

/** Its texts are localized when it is posted. */
export type HostMessage =
  /** Once per page, in response to `ready`. */
  | { readonly type: 'setup'; readonly strings: typeof pageStrings; readonly recipes: readonly RecipeGroupRow[] }
  /** Once per page, as soon as the catalog is loaded. */
  | { readonly type: 'operations'; readonly operations: readonly OperationRow[] }
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  /** When another response is to be shown; `snapshot.response` is its id. */
  | { readonly type: 'response'; readonly response: ResponseView }
  /** A command moves the keyboard focus. */
  | { readonly type: 'focus'; readonly on: FocusTarget };

export type FocusTarget = 'search' | 'request' | 'response';

/** As the page receives it. */
export type LocalizedHostMessage = Localized<HostMessage>;

/** Everything that the page shows, except for the list of operations and the response. */
export interface Snapshot {
  readonly token: TokenView;
  /** Ids, in the user's order. */
  readonly favorites: readonly string[];
  /** Ids, the latest first. */
  readonly recent: readonly string[];
  readonly request?: RequestView;
  /** Instead of the request, as long as the form of a bracket order is open. */
  readonly bracket?: BracketView;
  /** The last `n` of an edit that the form includes: what the page's user typed later is newer than the texts here. */
  readonly edited: number;
  /** Id of the response to show. */
  readonly response?: number;
  readonly history: readonly HistoryRow[];
  /** For a page that is created again after it was hidden. Kept as long as the window. */
  readonly viewState: ViewState;
}

export interface ViewState {
  readonly search: string;
  /** Names of the groups that the user opened or closed. */
  readonly open: readonly string[];
}

/** The active request. */
export interface RequestView extends SendView {
  readonly operation: OperationRow;
  /** Rights, environment and limits of the operation. */
  readonly facts: readonly Text[];
  /** About the operation, in English. */
  readonly notes: readonly string[];
  readonly favorite: boolean;
  /** How the body is written. `json` only for an operation with a body. */
  readonly mode: 'form' | 'json';
  readonly hasBody: boolean;
  readonly fields: readonly FieldView[];
  /** Mode `json`: the body as typed. */
  readonly json?: {
    readonly text: string;
    readonly problem?: Text;
    /** Some of it is not in `text`, so it can't be edited. */
    readonly isHidden?: boolean;
  };
  readonly dialects: readonly { readonly id: string; readonly label: string }[];
  readonly dialect: string;
  readonly token: 'literal' | 'reference';
  /** With the token masked. Empty if there is a `snippetProblem`. */
  readonly snippet: string;
  readonly snippetProblem?: readonly Text[];
}
