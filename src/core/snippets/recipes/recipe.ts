import type { Text } from '../../platform/text';
import type { TokenSource } from '../tokenPlaceholder';
import type { ParameterName, ParameterValues } from './parameters';

/** Key bindings use them: never rename one. */
export type RecipeId =
  | 'marketOrder'
  | 'limitOrder'
  | 'stopOrder'
  | 'stopLimitOrder'
  | 'trailingStopOrder'
  | 'bracketOrder'
  | 'ocoOrder'
  | 'bracketStrategy'
  | 'modifyOrder'
  | 'cancelOrder'
  | 'cancelAllOrders'
  | 'flattenPosition'
  | 'flattenAll'
  | 'rollContract'
  | 'signIn'
  | 'oauthSignIn'
  | 'accountOverview'
  | 'downloadFills'
  | StreamRecipeId;

/** Of programs that read a WebSocket. */
export type StreamRecipeId =
  | 'downloadBars'
  | 'streamAccount'
  | 'streamQuotes'
  | 'streamDepth'
  | 'streamChart'
  | 'replayDay'
  | 'client';

/** A small program that does one job: it finds the account and the contract, checks every response and prints the outcome. */
export interface Recipe {
  readonly id: RecipeId;
  readonly title: Text;
  readonly description: Text;
  /** Against LIVE it refuses to run until the user allows it. */
  readonly trades: boolean;
  /** The service that it calls, or whose socket it opens. `sign-in`, `oauth` and `client` need no token. */
  readonly service: 'rest' | 'sign-in' | 'oauth' | 'market-data' | 'reports' | 'replay' | 'client';
  /** Constants at the top, in this order. */
  readonly parameters: readonly ParameterName[];
  /** It reads a WebSocket, most of them until they are ended. Its program is in the part of the extension that is loaded for such recipes. */
  readonly isStream?: true;
}

/** What a program contains in addition to its code. All of it is escaped for the language. */
export interface RecipeContext {
  readonly token: TokenSource;
  /** Ends with `/v1`; of an OAuth sign-in, that of the token call, which doesn't. */
  readonly baseUrl: string;
  /** Of the market data, the replay or the reports, for recipes that use them. Ends with `/v1`. Of the OAuth sign-in page. */
  readonly serviceUrl?: string;
  /** Whether `baseUrl` trades real money. */
  readonly live: boolean;
  /** It is for a cell of a notebook, where Python's loop for `async` code already runs. Absent: it isn't. */
  readonly inNotebook?: boolean;
  /** ms since 1970: the front month and dates come from it. */
  readonly now: number;
  /** Of the constants at the top, instead of samples. */
  readonly values?: ParameterValues;
}
