import { plainDecimal } from '../../platform/decimals';
import { withBracketText, type BracketDraft, type BracketField } from './bracketDraft';
import { inUnit, type ExitKind, type ExitUnit } from './exitPrice';
import { parseBracket } from './parseBracket';

const kindOfUnit: Readonly<Partial<Record<string, ExitKind>>> = { stopUnit: 'stop', targetUnit: 'target' };

/** As `withBracketText`; with another unit, the same level is written in that unit. A level that isn't valid stays as typed. */
export function editBracket(draft: BracketDraft, field: string, text: string): BracketDraft {
  const edited = withBracketText(draft, field, text);
  const kind = kindOfUnit[field];
  if (!kind || edited === draft) return edited;
  const { spec, entryPrice, stopPrice, targetPrice, problems } = parseBracket(draft);
  const price = kind === 'stop' ? stopPrice : targetPrice;
  if (price === undefined || entryPrice === undefined || problems[kind]) return edited;
  const converted = inUnit(price, edited.texts[field as BracketField] as ExitUnit, entryPrice, spec?.tickSize);
  return converted === undefined ? edited : withBracketText(edited, kind, plainDecimal(converted));
}
