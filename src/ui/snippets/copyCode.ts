import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { TokenUi } from '../token/tokenCommands';

/**
 * Copies code. Where it contains the token, it stays in the clipboard as long as a copied token.
 * @returns after how many ms it is cleared; 0: it isn't
 */
export async function copyCode(
  { clipboard, clipboardLimitMs }: Pick<TokenUi, 'clipboard' | 'clipboardLimitMs'>,
  text: string,
  token: TokenSource,
): Promise<number> {
  const limitMs = token.kind === 'literal' ? clipboardLimitMs() : 0;
  await clipboard.copy(text, limitMs);
  return limitMs;
}
