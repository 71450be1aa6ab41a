import { MASK } from '../../platform/redactor';

const SECRET_FIELD =
  /"(?:accessToken|mdAccessToken|access_token|refresh_token|id_token|password|sec|p-ticket)"\s{0,99}:\s{0,99}"/g;

/**
 * A response body without its secrets: known ones by value, and the strings of fields that hold one by name. Everything
 * else is unchanged, so JSON stays JSON.
 * @param mask replaces known secrets
 */
export function maskSecrets(body: string, mask: (text: string) => string): string {
  const masked = mask(body);
  const parts: string[] = [];
  let end = 0;
  SECRET_FIELD.lastIndex = 0;
  while (SECRET_FIELD.test(masked)) {
    parts.push(masked.slice(end, SECRET_FIELD.lastIndex), MASK);
    end = stringEnd(masked, SECRET_FIELD.lastIndex);
    SECRET_FIELD.lastIndex = end;
  }
  return end === 0 ? masked : parts.join('') + masked.slice(end);
}

/** Index of the closing quote. No regular expression: it would run out of stack within a long string. */
function stringEnd(text: string, from: number): number {
  let index = from;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return Math.min(index, text.length);
}
