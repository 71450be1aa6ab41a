/**
 * The contract between the extension host and the sidebar's page. The host holds the truth and sends it whole; the page
 * sends what a person wants. Nothing in either direction is a secret: a token is masked, credentials never come near.
 */
import type { PageStrings } from './pageStrings';

/** Host → page. */
export type HostMessage =
  /** Once for each page, in answer to `ready`. */
  | { readonly type: 'setup'; readonly strings: PageStrings }
  /** Once for each page, as soon as the catalogue is read. */
  | { readonly type: 'operations'; readonly operations: readonly OperationRow[] }
  | { readonly type: 'snapshot'; readonly snapshot: Snapshot }
  /** When another answer is to be shown; `snapshot.answer` names the one that is meant. */
  | { readonly type: 'answer'; readonly answer: ResponseView }
  /** Moves the keyboard focus there, as a command was asked for. */
  | { readonly type: 'focus'; readonly on: 'search' | 'request' | 'answer' };

/** As it is listed. */
export interface OperationRow {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** It changes something: marked wherever it is shown. */
  readonly mutation: boolean;
}

/** Everything that the page shows, but for the list of operations and the body of the answer. */
export interface Snapshot {
  readonly token: TokenView;
  /** Ids, in a person's order. */
  readonly favorites: readonly string[];
  /** Ids, the latest first. */
  readonly recent: readonly string[];
  readonly request?: RequestView;
  /** `id` of the answer to show; absent: none. */
  readonly response?: number;
  readonly history: readonly HistoryRow[];
  /** How the page was left, so that it comes back so after it was hidden. Lives as long as the window. */
  readonly viewState: ViewState;
}

export interface ViewState {
  readonly search: string;
  /** Tags whose operations are shown. */
  readonly open: readonly string[];
}

/** Absent profile: there is none yet, and the page welcomes. */
export interface TokenView {
  readonly profile?: {
    readonly label: string;
    readonly environment: string;
    readonly baseUrl: string;
    /** Real money. */
    readonly live: boolean;
    /** LIVE is read-only by the setting. */
    readonly readOnly: boolean;
  };
  readonly kind: 'welcome' | 'none' | 'asking' | 'waiting' | 'alive' | 'expired' | 'ended' | 'stopped';
  readonly tone: 'plain' | 'warning' | 'error';
  /** The state in words: `Token is valid`, `Signing in …`, `Address locked until 15:30`. */
  readonly headline: string;
  /** Time left, or the time until something may go on: `1h 19m`, `1:58`. */
  readonly figure?: string;
  /** What is left of the token's life, 0 to 1. */
  readonly share?: number;
  /** What else there is to know, and what happens next: `Renews at 14:17`. */
  readonly lines: readonly string[];
  /** For a screen reader: changes with the state, not with the seconds. */
  readonly spoken: string;
  /** What applies now, the likeliest first. */
  readonly actions: readonly TokenAction[];
}

export const tokenActions = ['get', 'renew', 'copy', 'copyHeader', 'forget', 'signInAgain', 'captchaSolved'] as const;
export type TokenAction = (typeof tokenActions)[number];

export const pageCommands = [
  'addProfile',
  'importCredentials',
  'switchProfile',
  'editProfile',
  'openTerminal',
  'openSettings',
  'showLog',
  'reloadWindow',
] as const;
export type PageCommand = (typeof pageCommands)[number];

/** The request in hand. */
export interface RequestView {
  readonly operation: OperationRow;
  readonly favorite: boolean;
  /** How the body is written. `json` only where there is a body. */
  readonly mode: 'form' | 'json';
  readonly hasBody: boolean;
  /** In order: those of the query, then those of the body. In mode `json` those of the body are left out. */
  readonly fields: readonly FieldView[];
  /** Mode `json`: the body as it is typed. */
  readonly json?: { readonly text: string; readonly problem?: string };
  /** The newest `n` of an `edit` that this view knows of: what was typed after it is newer than `text` here. */
  readonly edited: number;
  readonly dialects: readonly { readonly id: string; readonly label: string }[];
  readonly dialect: string;
  readonly token: 'literal' | 'reference';
  /** As it will be, the token masked. */
  readonly snippet: string;
  /** Why it can't be sent as it is, in a sentence; absent: it can. */
  readonly blocked?: string;
  /** Sending it asks first, because it changes something in LIVE. */
  readonly asks: boolean;
  /** It is under way. */
  readonly sending: boolean;
}

export interface FieldView {
  readonly name: string;
  readonly place: 'query' | 'body';
  readonly required: boolean;
  /** `choice` has `choices`; `list` is comma-separated; `json` is a value in JSON; `secret` is never typed here. */
  readonly kind: 'text' | 'number' | 'date' | 'choice' | 'list' | 'json' | 'secret';
  /** Type and limits in words: `integer, at least 1`. */
  readonly hint: string;
  /** As typed; empty: not given. */
  readonly text: string;
  readonly choices?: readonly string[];
  /** Known values to pick from; anything else may be typed. */
  readonly suggestions?: readonly { readonly value: string; readonly label?: string }[];
  /** What is wrong with `text`, in a sentence. */
  readonly problem?: string;
}

export interface ResponseView {
  readonly id: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly environment: string;
  /** `14:03:22`, local. */
  readonly at: string;
  readonly ms: number;
  /** Absent: there was no answer at all. */
  readonly status?: number;
  /** `OK`, `Not Found`. */
  readonly reason?: string;
  /** Of the whole body. */
  readonly bytes: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `json` parses; `none`: there was no answer; `unsent`: there could be none. */
  readonly kind: 'json' | 'html' | 'text' | 'empty' | 'none' | 'unsent';
  /** For `json` as it came. Never markup to be run. */
  readonly body: string;
  /** `body` is only the beginning: the whole is to be opened or saved, so `json` does not parse. */
  readonly cut: boolean;
  /** What it means, in words: a refusal, violations, a penalty, a lost session, a failed connection. */
  readonly explanation?: {
    readonly tone: 'info' | 'warning' | 'error';
    readonly sentence: string;
    /** What Tradovate says about it: foreign text. */
    readonly points: readonly string[];
    readonly remedies: readonly AnswerRemedy[];
  };
}

export const answerRemedies = ['getToken', 'signInAgain', 'tryAgain', 'openSettings', 'editProfile'] as const;
export type AnswerRemedy = (typeof answerRemedies)[number];

export interface HistoryRow {
  /** Of its answer. */
  readonly id: number;
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly environment: string;
  readonly live: boolean;
  readonly at: string;
  readonly ms: number;
  readonly status?: number;
  readonly ok: boolean;
}

/** Page → host. Looked at before anything is done (intents.ts). */
export type PageMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'token'; readonly action: TokenAction }
  | { readonly type: 'command'; readonly command: PageCommand }
  | { readonly type: 'look'; readonly search: string; readonly open: readonly string[] }
  | { readonly type: 'select'; readonly operation: string }
  /** Puts the request in hand away. */
  | { readonly type: 'close' }
  | { readonly type: 'favorite'; readonly operation: string; readonly on: boolean }
  /** @param n counts up with each edit of this page */
  | { readonly type: 'edit'; readonly n: number; readonly field: string; readonly text: string }
  | { readonly type: 'editJson'; readonly n: number; readonly text: string }
  | { readonly type: 'mode'; readonly mode: 'form' | 'json' }
  | { readonly type: 'dialect'; readonly dialect: string }
  | { readonly type: 'tokenKind'; readonly kind: 'literal' | 'reference' }
  | { readonly type: 'insert' }
  | { readonly type: 'copy' }
  | { readonly type: 'try' }
  | { readonly type: 'cancel' }
  | { readonly type: 'openAnswer' }
  | { readonly type: 'saveAnswer' }
  | { readonly type: 'copyAnswer' }
  /** Shows an answer of the history again. */
  | { readonly type: 'showAnswer'; readonly id: number }
  | { readonly type: 'clearHistory' }
  | { readonly type: 'remedy'; readonly remedy: AnswerRemedy };
