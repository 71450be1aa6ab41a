import { frontMonth } from '../../operations/frontMonth';
import type { Side } from './exitPrice';

/** Where the position is opened. `Stop` and `Limit` are working orders at a price. */
export type EntryType = 'Market' | 'Limit' | 'Stop';

export const sides: readonly Side[] = ['Buy', 'Sell'];
export const entryTypes: readonly EntryType[] = ['Market', 'Limit', 'Stop'];
export const exitUnits = ['ticks', 'points', 'price'] as const;

/** Fields of the form, in its order. */
export const bracketFields = [
  'account',
  'symbol',
  'side',
  'quantity',
  'entry',
  /** Of a market order: about where it will be filled. Distances are measured from it. */
  'entryPrice',
  'stop',
  'stopUnit',
  'target',
  'targetUnit',
] as const;

export type BracketField = (typeof bracketFields)[number];
export type BracketTexts = Readonly<Record<BracketField, string>>;

/** A bracket order as the user types it. */
export interface BracketDraft {
  /** ms since 1970, when the form was opened last: it begins with what is traded then. */
  readonly now: number;
  readonly texts: BracketTexts;
}

const ROOT = 'MES';
const MAX_TEXT_LENGTH = 100;

const choices: Readonly<Partial<Record<BracketField, readonly string[]>>> = {
  side: sides,
  entry: entryTypes,
  stopUnit: exitUnits,
  targetUnit: exitUnits,
};

/** Begins without prices: the user knows where the market is. @param now ms since 1970 */
export function newBracketDraft(now: number): BracketDraft {
  return {
    now,
    texts: {
      ...{ account: '', symbol: frontMonth(ROOT, now) ?? ROOT, side: 'Buy', quantity: '1' },
      ...{ entry: 'Limit', entryPrice: '', stop: '', stopUnit: 'ticks', target: '', targetUnit: 'ticks' },
    },
  };
}

/** As it was left, at another time. A contract that prices were typed for stays; whether it has expired is seen. */
export function reopenedBracketDraft(draft: BracketDraft, now: number): BracketDraft {
  const { texts } = newBracketDraft(draft.now);
  const isUntouched = bracketFields.every((field) => draft.texts[field] === texts[field]);
  return isUntouched ? newBracketDraft(now) : { ...draft, now };
}

/** Unchanged if there is no such field or choice, or the text is too long to be one. */
export function withBracketText(draft: BracketDraft, field: string, text: string): BracketDraft {
  if (!isField(field) || text.length > MAX_TEXT_LENGTH) return draft;
  if (choices[field]?.includes(text) === false) return draft;
  return { ...draft, texts: { ...draft.texts, [field]: text } };
}

function isField(field: string): field is BracketField {
  return (bracketFields as readonly string[]).includes(field);
}
