import { COMPUTED } from './credentialSet';

/** Literals of JavaScript → JSON5, in which every value is a string. */

/** A number keeps its digits; `null`, `undefined` and booleans are empty; any other name could only be looked up by running it. */
export function wordAsJson5(word: string): string {
  if (/^(null|undefined|true|false)$/.test(word)) return '""';
  const number = word.replaceAll('_', '').replace(/(?<=\d)n$/, '');
  return JSON.stringify(/^[+-]?(\d+\.?\d*|\.\d+)$/.test(number) ? number : COMPUTED);
}

/** JSON5 has every escape of JavaScript but `\u{…}`, and warns on the console about unescaped line separators. */
export function stringAsJson5(string: string): string {
  return string.replace(/\\(?:u\{([\da-f]{1,6})\}|[\s\S])|[\u2028\u2029]/gi, (whole, code: string | undefined) => {
    if (code === undefined) return whole.length === 1 ? utf16Escapes(whole) : whole;
    return parseInt(code, 16) > 0x10ffff ? whole : utf16Escapes(String.fromCodePoint(parseInt(code, 16)));
  });
}

export function templateAsJson5(template: string): string {
  const body = template.slice(1, -1).replace(/\r\n?/g, '\n');
  if (body.replace(/\\[\s\S]/g, '').includes('${')) return JSON.stringify(COMPUTED);
  const quoted = body.replace(/\\[\s\S]|["\n]/g, (part) => (part === '\n' ? '\\n' : part === '"' ? '\\"' : part));
  return stringAsJson5(`"${quoted}"`);
}

function utf16Escapes(text: string): string {
  return text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
