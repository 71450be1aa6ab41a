import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { scan, type Literal, type OtherCall } from './scan';

export const root = process.cwd();

/** Every message of the source; in English each one is its own translation. */
export const BUNDLE = 'l10n/bundle.l10n.json';

export interface SourceFile {
  /** From the root, with slashes. */
  readonly path: string;
  readonly literals: readonly Literal[];
  readonly others: readonly OtherCall[];
}

/** What ships and is written by hand. */
export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({ path: relative(root, file).split(sep).join('/'), ...scan(readFileSync(file, 'utf8')) }));
}

/** Every message that can be translated, sorted. */
export function messagesOf(files: readonly SourceFile[]): readonly string[] {
  const found = files.flatMap(({ literals }) => literals.filter(isMessage).map(({ text }) => text));
  return [...new Set(found)].sort();
}

export function isMessage({ callee, first, kind }: Literal): boolean {
  return callee === 't' && first && kind === 'string';
}

/** What `BUNDLE` holds for these messages. */
export function bundleText(messages: readonly string[]): string {
  return `${JSON.stringify(Object.fromEntries(messages.map((message) => [message, message])), null, 2)}\n`;
}
