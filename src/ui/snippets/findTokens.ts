/** Longer documents are not searched, because that happens at each change. Characters. */
const MAX_SEARCHED_LENGTH = 200 * 1024;

export interface FoundToken {
  readonly token: string;
  readonly offset: number;
}

/** Where any of the tokens appears in the text, by value. One pass, whatever their number. */
export function findTokens(text: string, tokens: readonly string[]): FoundToken[] {
  if (tokens.length === 0 || text.length > MAX_SEARCHED_LENGTH) return [];
  // Longest first: one may begin with another.
  const values = [...tokens].sort((a, b) => b.length - a.length).map(escapeRegExp);
  const pattern = new RegExp(`(?:${values.join('|')})(?![\\w-])`, 'g');
  return [...text.matchAll(pattern)].map(({ 0: token, index }) => ({ token, offset: index }));
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
