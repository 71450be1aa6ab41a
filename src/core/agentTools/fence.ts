/** Characters of one output that come from the service: some 5,000 tokens of a language model. */
export const MAX_DATA_LENGTH = 20_000;

/** What no reader sees, but a language model does: control and format characters, tags, variation selectors. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** Foreign text with everything invisible as `\uXXXX`, so that it says what it seems to say. What is JSON stays JSON. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => (character === '\n' ? character : escapedUnits(character)));
}

function escapedUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** A text between fences that are longer than any row of backticks in it, so that it can't close them. */
export function fenced(text: string, language = ''): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, { length }) => Math.max(most, length), 2);
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}
