import { isOnGrid, specOfContract, type ContractSpec } from '../../operations/contractSpecs';
import type { Schemas } from '../../operations/catalog';
import { plainDecimal } from '../../platform/decimals';
import { t, type Text } from '../../platform/text';
import { parseField } from '../form/parseField';
import { symbolProblem } from '../form/symbolProblem';
import type { BracketDraft, BracketField, EntryType } from './bracketDraft';
import { exitPrice, type ExitKind, type ExitUnit, type Side } from './exitPrice';
import { sideProblem } from './sideProblem';

/** The values of a draft, as far as they are valid. Prices in points. */
export interface BracketValues {
  readonly symbol?: string;
  /** `undefined`: the contract isn't known here, so nothing is checked against its ticks. */
  readonly spec?: ContractSpec | undefined;
  readonly side: Side;
  readonly quantity?: number;
  readonly entry: EntryType;
  readonly entryPrice?: number;
  readonly stopPrice?: number;
  readonly targetPrice?: number;
  readonly problems: Readonly<Partial<Record<BracketField, Text>>>;
  readonly required: readonly BracketField[];
  /** Required fields that are empty. The account is not among them: it is looked up. */
  readonly missing: readonly BracketField[];
}

interface Parsed {
  readonly value?: number;
  readonly problem?: Text;
}

/** An order's quantity is a 32-bit integer. */
const MAX_QUANTITY = 2 ** 31 - 1;

export function parseBracket({ texts, now }: BracketDraft): BracketValues {
  const problems: Partial<Record<BracketField, Text>> = {};
  const numberIn = (field: BracketField, parsed: Parsed): number | undefined => {
    if (parsed.problem !== undefined) problems[field] = parsed.problem;
    return parsed.problem === undefined ? parsed.value : undefined;
  };
  const symbol = texts.symbol.trim().toUpperCase();
  const symbolError = symbol === '' ? undefined : symbolProblem(t('Symbol'), symbol, now);
  if (symbolError) problems.symbol = symbolError;
  const spec = symbolError ? undefined : specOfContract(symbol);
  const isValid = symbol !== '' && !symbolError;
  const contract = isValid ? (spec ? { ...spec, symbol } : 'unknown') : undefined;
  const [side, entry] = [texts.side as Side, texts.entry as EntryType];

  const quantity = numberIn('quantity', parseQuantity(texts.quantity));
  const entryPrice = numberIn('entryPrice', parsePrice(texts.entryPrice, contract));
  const exit = (kind: ExitKind): number | undefined => {
    const unit = texts[`${kind}Unit`] as ExitUnit;
    const distance = numberIn(kind, parseDistance(texts[kind], unit, contract));
    if (distance === undefined) return undefined;
    if (unit === 'price') return distance;
    if (entryPrice === undefined) return undefined;
    return exitPrice({ side, kind, entry: entryPrice }, { distance, unit }, spec?.tickSize);
  };
  const prices = { entryPrice, stopPrice: exit('stop'), targetPrice: exit('target') };
  const wrongSide = sideProblem(side, prices);
  if (wrongSide) problems[wrongSide.field] ??= wrongSide.problem;

  const isMeasured = [texts.stopUnit, texts.targetUnit].some((unit) => unit !== 'price');
  const required: readonly BracketField[] = [
    ...(['symbol', 'quantity'] as const),
    ...(entry !== 'Market' || isMeasured ? (['entryPrice'] as const) : []),
    ...(['stop', 'target'] as const),
  ];
  return {
    ...{ side, entry, spec, problems, required },
    ...(isValid ? { symbol } : {}),
    ...(quantity === undefined ? {} : { quantity }),
    ...definedOf(prices),
    missing: required.filter((field) => texts[field].trim() === ''),
  };
}

type Prices = { readonly [Name in 'entryPrice' | 'stopPrice' | 'targetPrice']?: number | undefined };

function definedOf(prices: Prices): { readonly [Name in keyof Prices]: number } {
  return Object.fromEntries(Object.entries(prices).filter(([, price]) => price !== undefined));
}

/** `undefined` as long as the symbol isn't valid; `unknown`: a contract that isn't known here. */
type NamedContract = (ContractSpec & { readonly symbol: string }) | 'unknown' | undefined;

function parseQuantity(text: string): Parsed {
  const parsed = parseNumber(text, 'integer');
  const { value } = parsed;
  if (value === undefined || (value > 0 && value <= MAX_QUANTITY)) return parsed;
  return { problem: t('Enter a whole number from 1 to {0}.', MAX_QUANTITY) };
}

function parsePrice(text: string, contract: NamedContract): Parsed {
  const parsed = parseNumber(text, 'number');
  return parsed.value === undefined ? parsed : onGrid(parsed.value, contract);
}

function parseDistance(text: string, unit: ExitUnit, contract: NamedContract): Parsed {
  if (unit === 'price') return parsePrice(text, contract);
  const parsed = parseNumber(text, unit === 'ticks' ? 'integer' : 'number');
  const { value } = parsed;
  if (value === undefined) return parsed;
  if (value <= 0) return { problem: t('Enter a number above 0: the distance from the entry.') };
  if (unit === 'points') return onGrid(value, contract);
  return contract !== 'unknown'
    ? parsed
    : { problem: t("This contract's tick size isn't known here. Enter points or a price.") };
}

function onGrid(value: number, contract: NamedContract): Parsed {
  if (!contract || contract === 'unknown' || isOnGrid(value, contract)) return { value };
  const tick = plainDecimal(contract.tickSize);
  return { problem: t('Enter a multiple of {0}, the tick size of {1}.', tick, contract.symbol) };
}

const NO_SCHEMAS: Schemas = new Map();

function parseNumber(text: string, type: 'integer' | 'number'): Parsed {
  const { value, problem } = parseField({ name: type, required: true, type }, text, NO_SCHEMAS);
  return problem === undefined ? (typeof value === 'number' ? { value } : {}) : { problem };
}
