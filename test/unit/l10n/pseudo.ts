import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The language of the pseudo translation. No real language has this id. */
export const PSEUDO = 'qps-ploc';

/** How much longer than English a translation may be. */
const LONGER = 0.35;

const PLAIN = 'aeioucnszyAEIOUCNSZY';
const ACCENTED = 'àéîöûçñšžýÀÉÎÖÛÇÑŠŽÝ';

/** What must stay as it is: placeholders, icons, code, targets of links, addresses, and names of products. */
const KEPT =
  /\{\d+\}|\$\([\w~-]+\)|`+[^`]*`+|\]\([^)]*\)|https?:\/\/\S+|'?tradovate\.[\w.]+'?|\bTradovate Token\b|\bTradovate\b|\bLIVE\b|\bDemo\b|\bVS Code\b|\bCAPTCHA\b/g;
const LINK_ALONE = /^\[([^\]]*)\]\(([^)]*)\)$/;

/** Accents, brackets around it and some more length: `Get Token` → `⟦Géţ Töķéñ ~~~⟧`. Names of products stay as they are. */
export function pseudo(message: string): string {
  return message.split('\n').map(pseudoLine).join('\n');
}

function pseudoLine(line: string): string {
  // VS Code makes a button of a line that is only a link.
  const [, label, target] = LINK_ALONE.exec(line) ?? [];
  if (label !== undefined && target !== undefined) return `[${pseudoLine(label)}](${target})`;
  if (!/\p{L}/u.test(line.replace(KEPT, ''))) return line;
  return `⟦${accented(line)}${'~~~~ '.repeat(Math.ceil((line.length * LONGER) / 5)).trimEnd()}⟧`;
}

function accent(letter: string): string {
  return ACCENTED[PLAIN.indexOf(letter)] ?? letter;
}

function accented(text: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const kept of text.matchAll(KEPT)) {
    parts.push(text.slice(end, kept.index).replace(/[a-z]/gi, accent), kept[0]);
    end = kept.index + kept[0].length;
  }
  return parts.join('') + text.slice(end).replace(/[a-z]/gi, accent);
}

/** Writes what an extension has for one more language into a folder, in the places of the extension's own. */
export function writePseudo(root: string, folder: string): void {
  const translated = (file: string): string => {
    const messages = JSON.parse(readFileSync(join(root, file), 'utf8')) as Readonly<Record<string, string>>;
    return JSON.stringify(Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, pseudo(text)])));
  };
  const bundles = join(folder, 'l10n');
  mkdirSync(bundles, { recursive: true });
  writeFileSync(join(bundles, `bundle.l10n.${PSEUDO}.json`), translated('l10n/bundle.l10n.json'));
  writeFileSync(join(folder, `package.nls.${PSEUDO}.json`), translated('package.nls.json'));
}
