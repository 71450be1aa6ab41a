import assert from 'node:assert/strict';
import type { CredentialFields } from '../../../../src/core/profile/fields';
import { readCredentials } from '../../../../src/core/profile/importing';

const hostile = [
  "'",
  '"',
  '`',
  '$(id)',
  '${x}',
  '$HOME',
  'ends with \\',
  '\\',
  '\\n',
  '!',
  '%PATH%',
  'two\nlines',
  'two\r\nlines',
  '}{{',
  '{"cid": 9}',
  '// no comment',
  '/* none',
  "' + x + '",
  'a, b: c;',
  'a#b',
  'a # b',
  '=x',
  'Zoë 🚀 שלום',
  '\u2028\u2029',
  'it\'s "all" `of` $(them) ${at} \\once! %PATH% }{{',
];

const names = ['name', 'password', 'appId', 'appVersion', 'cid', 'sec'] as const;
const single = (text: string) => `'${text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}'`;
const template = (text: string) => `\`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&').replaceAll('\r', '\\r')}\``;
const object = (fields: CredentialFields, quote: (text: string) => string) =>
  `{\n${names.map((name) => `  ${name}: ${quote(fields[name])}, // ${name}`).join('\n')}\n}`;
const escaped = (text: string) =>
  `"${text.replace(/[\s\S]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)}"`;
const posix = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const inDouble = (text: string) => `"${text.replace(/[\\"$`]/g, '\\$&')}"`;
const ansi = (text: string) =>
  `$'${text.replace(/[\\'!]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`).replaceAll('\n', '\\n')}'`;

/** How a text writes these six values; `undefined`: the format cannot say this value. */
const formats: Readonly<Record<string, (fields: CredentialFields, value: string) => string | undefined>> = {
  JSON: (fields) => JSON.stringify(fields),
  'JSON in prose': (fields) =>
    `Don't do this: {{ x }} \`\`\`json\n${JSON.stringify(fields, undefined, 1)}\n\`\`\` it's over`,
  'JavaScript in single quotes': (fields) => `const credentials = ${object(fields, single)};`,
  'JavaScript in double quotes': (fields) => `export default ${object(fields, JSON.stringify)}`,
  'JavaScript templates': (fields) => `module.exports = ${object(fields, template)}`,
  'JavaScript with code point escapes': (fields) => `x(${object(fields, escaped)})`,
  'curl in single quotes': (fields) => `curl 'https://x.test/' \\\n -d ${posix(JSON.stringify(fields))} -H 'a: b'`,
  'curl in double quotes': (fields) => `curl -d ${inDouble(JSON.stringify(fields))}`,
  'curl in ANSI-C quotes': (fields) => `curl --data-raw ${ansi(JSON.stringify(fields))} --compressed`,
  '.env': (fields, value) => {
    // dotenv takes quotes off and turns \n in double quotes into a line break; it knows no other escape. A shell runs
    // what is between backticks, and $(…) in double quotes.
    const quotes = ["'", '"'].filter((quote) => !value.includes(quote));
    const isChanged = /\\[nr]|\$[\w{(]/.test(value);
    const quote = value.includes('\r') ? undefined : quotes.find((one) => one !== '"' || !isChanged);
    if (quote === undefined || value.endsWith('\\')) return undefined;
    return names.map((name) => `TRADOVATE_${name.toUpperCase()}=${quote}${fields[name]}${quote}`).join('\n');
  },
};

describe('hostile values survive an import from', () => {
  for (const [format, write] of Object.entries(formats)) {
    it(format, () => {
      for (const value of hostile) {
        // What is no secret is taken without blanks around it.
        const open = `x${value}x`;
        const fields = { name: open, password: value, appId: open, appVersion: open, cid: open, sec: value };
        const text = write(fields, value);
        if (text === undefined) continue;
        const read = readCredentials(text);
        assert.deepEqual(read.fields, fields, text);
        assert.deepEqual(read.problems, [], text);
      }
    });
  }
});
