import { filesIn, root, textOf } from '../structure/sources';
import { scan, type Literal, type OtherCall } from './scan';

export { root };

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
  return filesIn('src', /(?<!\.d)\.ts$/).map((path) => ({ path, ...scan(textOf(path)) }));
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
