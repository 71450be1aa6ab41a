import { readFileSync } from 'node:fs';
import { tables } from './tables';
import { troubleshooting } from './troubleshooting';

/** A document of which at least a part is made from the source, and how it should read. */
export const documents: Readonly<Record<string, () => string>> = {
  'README.md': () => withTables(readFileSync('README.md', 'utf8')),
  'docs/troubleshooting.md': troubleshooting,
};

/** Tables stand between `<!-- NAME -->` and `<!-- /NAME -->`. */
function withTables(text: string): string {
  return Object.entries(tables).reduce((before, [name, make]) => {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [before.indexOf(open), before.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`README.md has no place for the table of ${name}.`);
    return `${before.slice(0, start + open.length)}\n\n${make()}\n\n${before.slice(end)}`;
  }, text);
}

/** The text without what formatting changes. */
export function unformatted(text: string): string {
  return text.replace(/-{3,}/g, '---').replace(/\s+/g, ' ').trim();
}
