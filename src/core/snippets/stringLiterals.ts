/**
 * Text → a literal of a language, exact for every string. All of them escape line breaks, tabs and other control
 * characters, so that no literal is changed by an editor's indentation or line ends; what would turn the direction of the
 * text around it (bidirectional marks) and half characters (lone surrogates) too.
 */

/** Never raw in a literal: controls, line and paragraph separators, direction marks, byte order mark, lone surrogates. */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const SHORT: Readonly<Record<string, string>> = { '\n': String.raw`\n`, '\r': String.raw`\r`, '\t': String.raw`\t` };

/** `\u00e9`: read alike by JavaScript, JSON, Python and C#. */
function unicodeEscape(character: string): string {
  return SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Most texts: nothing in them has to be escaped anywhere. Looked for first, since `UNSAFE` looks around each character. */
const PLAIN = /^[\w !#%&()*+,./:;=?@[\]^{|}~-]*$/;

function backslashed(text: string, quote: RegExp): string {
  if (PLAIN.test(text)) return text;
  const escaped = text.replace(quote, String.raw`\$&`);
  return /^[\x20-\x7e]*$/.test(escaped) ? escaped : escaped.replace(UNSAFE, unicodeEscape);
}

/** Python and C# read the same literal: its escapes are those that the three have in common. */
export function jsonString(text: string): string {
  return `"${backslashed(text, /["\\]/g)}"`;
}

/** `</script>` and `<!--` would end or change a script that stands in a page. */
export function jsString(text: string): string {
  const inner = backslashed(text, /['\\]/g);
  return `'${inner.includes('<') ? inner.replace(/<(?=[/!])/g, String.raw`\x3c`) : inner}'`;
}

/** POSIX shell: nothing is special between single quotes. Give it no line breaks: an editor would indent them. */
export function shellString(text: string): string {
  return `'${text.includes("'") ? text.replaceAll("'", String.raw`'\''`) : text}'`;
}

/**
 * PowerShell 5.1 and 7. Typographic quotes end a string there as straight ones do, and 5.1 reads a file without a byte
 * order mark in the system's code page: what is not ASCII is written by its number, in a string between double quotes.
 */
export function powershellString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const inner = text.replace(/[`"$]/g, '`$&').replace(/[^\x20-\x7e]/g, (unit) => `$([char]${unit.charCodeAt(0)})`);
  return `"${inner}"`;
}

/** The same always between single quotes, for printable text that may be changed by hand: a quote is doubled, of any form. */
export function powershellTyped(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
