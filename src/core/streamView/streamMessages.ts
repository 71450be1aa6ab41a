/**
 * What the extension host sends to the page of live streams. The host owns the state; the page draws it. What the page sends
 * back is in parseStreamMessage.ts. Nothing in either direction is a secret: every text is masked before it is sent.
 */
import type { Localized, Text } from '../platform/text';
import type { SocketKind } from '../streams/connection/socketUrl';
import type { StateLine } from '../streams/connection/streamState';
import type { TimeFrame } from '../streams/events/requests';
import type { BarChanges } from '../streams/tables/barSeries';
import type { BookView } from '../streams/tables/orderBook';
import type { QuoteRow } from '../streams/tables/quoteTable';
import type { AccountUpdate } from './accountView';
import type { MessageFilter, MessagesUpdate } from './messagesView';
import type { OutcomeView } from './outcomeView';
import type { QuoteSymbol } from './quotesView';
import type { RequestDraft } from './requestDraft';
import type { RequestSuggestion } from './requestSuggestions';
import type { RowChanges } from './rowChanges';
import type { streamStrings } from './streamStrings';

export type StreamTab = 'account' | 'quotes' | 'depth' | 'chart' | 'messages';

/** Its texts are localized when it is posted. */
export type StreamHostMessage =
  /** Once per page, in response to `ready`. */
  | {
      readonly type: 'setup';
      readonly strings: typeof streamStrings;
      readonly symbols: readonly SymbolSuggestion[];
      /** There are programs to copy. */ readonly hasCode: boolean;
    }
  /** Once per page, as soon as the catalog is loaded. */
  | { readonly type: 'requests'; readonly requests: readonly RequestSuggestion[] }
  /** Once per page: what the page before it had in the request box. */
  | { readonly type: 'draft'; readonly draft: RequestDraft }
  | { readonly type: 'snapshot'; readonly snapshot: StreamSnapshot }
  /** What changed in the tables. The page confirms it when it has drawn it, and gets no other one before. */
  | { readonly type: 'update'; readonly update: StreamUpdate }
  /** The whole text of the message that the user selected. */
  | { readonly type: 'message'; readonly socket: SocketKind; readonly sequence: number; readonly text: string }
  /** A command moves the keyboard focus. */
  | { readonly type: 'focus' };

export type LocalizedStreamMessage = Localized<StreamHostMessage>;

/** The front month of a product. */
export interface SymbolSuggestion {
  readonly value: string;
  readonly label?: string;
}

/** Everything but what the tables hold. */
export interface StreamSnapshot {
  readonly tab: StreamTab;
  /** Labels; absent without a profile. */
  readonly profile?: string;
  readonly environment?: string;
  readonly isLive: boolean;
  readonly sockets: readonly SocketView[];
  /** Why the account's tables stay empty. */
  readonly accountProblem?: readonly Text[];
  readonly quotes: readonly QuoteSymbol[];
  readonly depth: OutcomeView & { readonly symbol: string };
  readonly chart: OutcomeView & { readonly symbol: string; readonly timeFrame: TimeFrame };
  readonly messages: { readonly isPaused: boolean; readonly filter: MessageFilter };
  /** The last request of the box. */
  readonly request: { readonly isSending: boolean; readonly result?: RequestResult };
}

/** The connection in one line, and what can be done about it. */
export interface SocketView extends Pick<StateLine, 'text' | 'spoken' | 'tone'> {
  readonly kind: SocketKind;
  readonly label: Text;
  /** `connect`: it is closed or waits. */
  readonly action: 'connect' | 'disconnect';
}

export interface RequestResult {
  readonly isError: boolean;
  readonly text: readonly Text[];
}

/** Of the tab that is open. */
export interface StreamUpdate {
  readonly account?: AccountUpdate;
  readonly quotes?: RowChanges<QuoteRow>;
  readonly depth?: BookView;
  readonly chart?: BarChanges;
  readonly messages?: MessagesUpdate;
}

export type { CashRow, FillRow, OrderRow, PositionRow } from '../streams/tables/accountRows';
export type { Bar, BarChanges } from '../streams/tables/barSeries';
export type { BookLevel, BookView } from '../streams/tables/orderBook';
export type { QuoteRow } from '../streams/tables/quoteTable';
export type { SocketKind } from '../streams/connection/socketUrl';
export type { TimeFrame } from '../streams/events/requests';
