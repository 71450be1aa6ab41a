import { frontMonth } from '../operations/frontMonth';

const MAX_LENGTH = 40;

/**
 * What the user typed → the symbol of a contract: `mesz6` → `MESZ6`, and of a product its front month: `mes` → `MESZ6`, also as
 * charts call it: `MES1!`.
 * @param now ms since 1970
 * @returns `undefined` for an empty text
 */
export function readSymbol(text: string, now: number): string | undefined {
  const symbol = text.trim().slice(0, MAX_LENGTH).toUpperCase();
  if (symbol === '') return undefined;
  return frontMonth(symbol.replace(/^@|1!$/g, ''), now) ?? symbol;
}
