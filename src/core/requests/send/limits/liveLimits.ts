import { parseContractName } from '../../../operations/contractSpecs';

/** What the user's settings allow to be changed on LIVE, once it is not read-only. */
export interface LiveLimits {
  /** Names and ids. Absent: any. */
  readonly accounts?: readonly string[];
  /** Of one order, in contracts. Absent: any. */
  readonly maxQuantity?: number;
  /** Names of contracts and roots of products. Absent: any. */
  readonly symbols?: readonly string[];
  /** The settings that can't be read: nothing is sent until they can. */
  readonly invalid: readonly LimitSetting[];
}

export type LimitSetting = 'allowedAccounts' | 'maxOrderQuantity' | 'allowedSymbols';

export const noLimits: LiveLimits = { invalid: [] };

/** The limits as they are in the settings. A value that isn't one counts as a limit that nothing meets, not as none. */
export function readLimits(values: Readonly<Record<LimitSetting, unknown>>): LiveLimits {
  const accounts = readList(values.allowedAccounts);
  const symbols = readList(values.allowedSymbols);
  const maxQuantity = readQuantity(values.maxOrderQuantity);
  const invalid: LimitSetting[] = [];
  if (accounts === 'invalid') invalid.push('allowedAccounts');
  if (maxQuantity === 'invalid') invalid.push('maxOrderQuantity');
  if (symbols === 'invalid') invalid.push('allowedSymbols');
  return {
    ...(Array.isArray(accounts) ? { accounts } : {}),
    ...(typeof maxQuantity === 'number' ? { maxQuantity } : {}),
    ...(Array.isArray(symbols) ? { symbols } : {}),
    invalid,
  };
}

export function hasLimits({ accounts, maxQuantity, symbols, invalid }: LiveLimits): boolean {
  return accounts !== undefined || maxQuantity !== undefined || symbols !== undefined || invalid.length > 0;
}

/** @param names everything that the account is called: its id, its name */
export function allowsAccount({ accounts }: LiveLimits, names: readonly string[]): boolean {
  return accounts === undefined || names.some((name) => accounts.includes(normalize(name)));
}

/** `MES` allows each of its contracts, `MESZ6` that one. */
export function allowsSymbol({ symbols }: LiveLimits, symbol: string): boolean {
  if (symbols === undefined) return true;
  const name = normalize(symbol);
  const { root } = parseContractName(name) ?? {};
  return symbols.includes(name) || (root !== undefined && symbols.includes(root));
}

function readList(value: unknown): string[] | 'invalid' | undefined {
  if (value === undefined || value === null) return undefined;
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length === 0) return undefined;
  const names = items.filter((item) => typeof item === 'string' || typeof item === 'number').map(String);
  return names.length < items.length || names.some((name) => name.trim() === '') ? 'invalid' : names.map(normalize);
}

function readQuantity(value: unknown): number | 'invalid' | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' && value >= 0 ? value : 'invalid';
}

function normalize(name: string): string {
  return name.trim().toUpperCase();
}
