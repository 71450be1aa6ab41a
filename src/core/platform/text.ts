/**
 * A sentence or label for the user as data: English with placeholders `{0}`, `{1}`, and what they stand for. It is
 * translated once, at the edge (`ui/localize.ts`); `l10n/bundle.l10n.json` lists every message.
 */
export interface Text {
  readonly message: string;
  readonly args: readonly TextArgument[];
}

/** Several texts are sentences, one after the other. */
export type TextArgument = string | number | Text | readonly Text[];

/** Makes a text. The message must be a literal, so that the extractor (test/unit/l10n) finds it. */
export function t(message: string, ...args: readonly TextArgument[]): Text {
  return { message, args };
}

/** The same data with every text translated: what leaves the core for a page. */
export type Localized<T> = T extends Text
  ? string
  : T extends readonly (infer Item)[]
    ? readonly Localized<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Localized<T[Key]> }
      : T;

/** Translates one message and fills in its arguments (`vscode.l10n.t`). */
export type Translate = (message: string, args: readonly (string | number)[]) => string;

export function isText(value: unknown): value is Text {
  return typeof value === 'object' && value !== null && 'message' in value && 'args' in value;
}

/** One text in the user's language, arguments that are texts included. */
export function formatText(text: Text, translate: Translate): string {
  const args = text.args.map((argument) => formatArgument(argument, translate));
  return translate(text.message, args);
}

function formatArgument(argument: TextArgument, translate: Translate): string | number {
  if (typeof argument !== 'object') return argument;
  return 'message' in argument
    ? formatText(argument, translate)
    : joinSentences(argument.map((sentence) => formatText(sentence, translate)));
}

/** English: for the log and for `Error.message`. */
export function englishText(text: Text): string {
  return formatText(text, fillPlaceholders);
}

/** `{0}` → the first argument. In one pass: an argument that holds a placeholder stays as it is. */
export function fillPlaceholders(message: string, args: readonly (string | number)[]): string {
  return message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(args[Number(index)] ?? placeholder));
}

/** Sentences one after the other. Chinese and Japanese have no space after a full stop. */
export function joinSentences(sentences: readonly string[]): string {
  return sentences.reduce(
    (joined, sentence) => (joined === '' || /[。！？]$/.test(joined) ? joined + sentence : `${joined} ${sentence}`),
    '',
  );
}

/** Every text within the data translated, all else unchanged. */
export function localizeAll<T>(value: T, translate: Translate): Localized<T> {
  return localizeValue(value, translate) as Localized<T>;
}

function localizeValue(value: unknown, translate: Translate): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isText(value)) return formatText(value, translate);
  if (Array.isArray(value)) return value.map((item) => localizeValue(item, translate));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, localizeValue(item, translate)]));
}
