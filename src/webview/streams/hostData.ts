import type { Localized } from '../../core/platform/text';
import type * as account from '../../core/streamView/accountView';
import type * as messages from '../../core/streamView/messagesView';
import type * as outcome from '../../core/streamView/outcomeView';
import type * as stream from '../../core/streamView/streamMessages';

/** What the host sends, as the page receives it: every text is a string in the user's language. */
export type HostMessage = stream.LocalizedStreamMessage;
export type Snapshot = Localized<stream.StreamSnapshot>;
export type Update = Localized<stream.StreamUpdate>;
export type SocketView = Snapshot['sockets'][number];
export type SymbolOutcome = Localized<outcome.OutcomeView>;
export type { EventRow } from '../../core/streamView/accountView';
export type { MessageFilter, MessageRow } from '../../core/streamView/messagesView';
export type { RequestDraft } from '../../core/streamView/requestDraft';
export type { RequestSuggestion } from '../../core/streamView/requestSuggestions';
export type { RowChanges } from '../../core/streamView/rowChanges';
export type {
  Bar,
  BookLevel,
  BookView,
  CashRow,
  FillRow,
  OrderRow,
  PositionRow,
  QuoteRow,
  SocketKind,
  StreamTab,
  SymbolSuggestion,
  TimeFrame,
} from '../../core/streamView/streamMessages';
export type { StreamStrings } from '../../core/streamView/streamStrings';
export type AccountUpdate = account.AccountUpdate;
export type MessagesUpdate = messages.MessagesUpdate;
