/**
 * Text → a literal of a language, exact for every string. Line breaks, tabs and other control characters are escaped, so
 * that an editor's indentation or line endings can't change a literal; bidirectional marks, which would reorder the text
 * around them, and lone surrogates are escaped too.
 */

/** Always escaped: control characters, line and paragraph separators, direction marks, byte order mark, lone surrogates. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

/** `\u00e9`: the same in JavaScript, JSON, Python and C#. */
function unicodeEscape(character: string): string {
  return SHORT_ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const WITH_BACKSLASH = String.raw`\$&`;
const LESS_THAN = String.raw`\x3c`;
const QUOTE_IN_SHELL = String.raw`'\''`;

/** Most texts need no escape in any language. Checked first, because `UNSAFE` is slower. */
const NOTHING_TO_ESCAPE = /^[\w !#%&()*+,./:;=?@[\]^{|}~-]*$/;

function backslashed(text: string, quote: RegExp): string {
  if (NOTHING_TO_ESCAPE.test(text)) return text;
  const escaped = text.replace(quote, WITH_BACKSLASH);
  return /^[\x20-\x7e]*$/.test(escaped) ? escaped : escaped.replace(UNSAFE, unicodeEscape);
}

/** Also a literal of Python and C#: it uses only the escapes that the three languages have in common. */
export function jsonString(text: string): string {
  return `"${backslashed(text, /["\\]/g)}"`;
}

/** `</script>` and `<!--` are escaped: they would end or change a script in a page. */
export function jsString(text: string): string {
  const inner = backslashed(text, /['\\]/g);
  return `'${inner.includes('<') ? inner.replace(/<(?=[/!])/g, LESS_THAN) : inner}'`;
}

/** POSIX shell: nothing is special between single quotes. The text must not contain line breaks: an editor would indent them. */
export function shellString(text: string): string {
  return `'${text.includes("'") ? text.replaceAll("'", QUOTE_IN_SHELL) : text}'`;
}

/**
 * PowerShell 5.1 and 7. Typographic quotes end a string like straight ones, and 5.1 reads a file without a byte order mark
 * in the system's code page, so characters outside ASCII are written as numbers, in a double-quoted string.
 */
export function powershellString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const inner = text.replace(/[`"$]/g, '`$&').replace(/[^\x20-\x7e]/g, (unit) => `$([char]${unit.charCodeAt(0)})`);
  return `"${inner}"`;
}

/** Printable text that the user may edit, always in single quotes: quotes of any form are doubled. */
export function powershellEditableString(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
