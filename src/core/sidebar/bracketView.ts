import type { Text } from '../platform/text';
import type { BracketField } from '../requests/bracket/bracketDraft';
import type { Suggestion } from '../requests/form/suggestions';
import type { BracketLevel } from './bracketLevels';
import type { SendView } from './sendView';

/** The form of a bracket order as the page shows it. */
export interface BracketView extends SendView {
  readonly fields: Readonly<Record<BracketField, BracketFieldView>>;
  /** Names of the user's accounts, as far as they are known. */
  readonly accounts: readonly string[];
  readonly symbols: readonly Suggestion[];
  /** About the contract: its tick. */
  readonly contract?: Text;
  /** Empty if the prices aren't known. */
  readonly levels: readonly BracketLevel[];
  /** Of the drawing, pixels. */
  readonly height: number;
  /** The levels for a screen reader. */
  readonly description: readonly Text[];
  /** The body of the request, as Try sends it. */
  readonly json: string;
  /** Everything but the account is filled in and valid, so it can be inserted. */
  readonly isComplete: boolean;
  /** The recipe places a limit order. */
  readonly canInsertRecipe: boolean;
}

export interface BracketFieldView {
  /** As typed. */
  readonly text: string;
  /** Why `text` is not valid. */
  readonly problem?: Text;
  readonly required: boolean;
}
