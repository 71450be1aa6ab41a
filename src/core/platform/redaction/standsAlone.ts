/** The part of a message is a word or number of its own: no letter or digit touches it, and it is no part of a date. */
export function isAlone(text: string, start: number, end: number): boolean {
  const [before, after] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  const touchesLeft = isWord(text.charAt(start)) && (isWord(before.slice(-1)) || /[\d][.,:/-]$/.test(before));
  const touchesRight = isWord(text.charAt(end - 1)) && (isWord(after.charAt(0)) || /^[.,:/-][\d]/.test(after));
  return !touchesLeft && !touchesRight;
}

/** The part of a JSON text is the whole of a string, and not the name of a field. In JSON within a string, too. */
export function isWholeString(text: string, start: number, end: number): boolean {
  return text.charAt(start - 1) === '"' && /^\\*"(?!\s*:)/.test(text.slice(end, end + MAX_AFTER));
}

/** How much is looked at after a string for the colon of a field. */
const MAX_AFTER = 64;

function isWord(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}
