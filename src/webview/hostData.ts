import type { Localized } from '../core/platform/text';
import type * as history from '../core/sidebar/historyEntry';
import type * as messages from '../core/sidebar/messages';
import type * as recipes from '../core/sidebar/recipeRows';
import type * as token from '../core/sidebar/tokenView';

/** What the host sends, as the page receives it: every text is a string in the user's language. */
export type HostMessage = messages.LocalizedHostMessage;
export type Snapshot = Localized<messages.Snapshot>;
export type RequestView = Localized<messages.RequestView>;
export type BracketView = Localized<messages.Snapshot>['bracket'] & object;
export type FieldView = RequestView['fields'][number];
export type TokenView = Localized<token.TokenView>;
export type ResponseView = Localized<history.ResponseView>;
export type RecipeGroupRow = Localized<recipes.RecipeGroupRow>;
export type RecipeRow = RecipeGroupRow['recipes'][number];
export type HistoryRow = history.HistoryRow;
export type Explanation = NonNullable<ResponseView['explanation']>;
