import type { Span } from './spans';

const SECRET_FIELD =
  /"(?:accessToken|mdAccessToken|access_token|refresh_token|id_token|password|sec|p-ticket)"\s{0,99}:\s{0,99}"/g;
/** Longer than any match of it. */
const MAX_FIELD_LENGTH = 256;

/** The strings of fields whose name says that they hold a secret, without their quotes. Only fields that begin within the range. */
export function secretFields(text: string, [from, to]: readonly [number, number]): readonly Span[] {
  const part = text.slice(from, to + MAX_FIELD_LENGTH);
  const found: Span[] = [];
  SECRET_FIELD.lastIndex = 0;
  while (SECRET_FIELD.test(part)) {
    const start = from + SECRET_FIELD.lastIndex;
    const end = stringEnd(text, start);
    found.push({ start, end });
    if (end - from >= part.length) break;
    SECRET_FIELD.lastIndex = end - from;
  }
  return found;
}

/** Index of the closing quote. No regular expression: it would run out of stack within a long string. */
function stringEnd(text: string, from: number): number {
  let index = from;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return Math.min(index, text.length);
}
