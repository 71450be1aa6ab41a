import type { Command } from '../../../src/core/manifest';
import { englishText, type Text } from '../../../src/core/platform/text';

/** What the extension shows in English, by the constants of its source: no suite repeats a wording. */
export const english = englishText;

/** As an argument of a text: any other text. */
export const ANY = '\u0001';

/** Finds a text within another one. */
export function saying(text: Text | readonly Text[]): RegExp {
  const sentences = 'message' in text ? [text] : text;
  const parts = sentences.map((sentence) => escaped(english(sentence)).replaceAll(ANY, '.+?'));
  return new RegExp(parts.join('[^]*'));
}

/** Finds these one after the other: texts and strings as they are written, the source of a regular expression. */
export function sequence(...parts: readonly (Text | string | RegExp)[]): RegExp {
  const sources = parts.map((part) => {
    if (part instanceof RegExp) return part.source;
    return typeof part === 'string' ? escaped(part) : saying(part).source;
  });
  return new RegExp(sources.join('[^]*'));
}

/** The beginning of what a screen reader hears of an element of the page: `button "Copy`. */
export function labeled(role: string, text: Text): RegExp {
  return new RegExp(`^(?:${role}) "${escaped(english(text))}`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** As the palette lists it. */
export function paletteTitle({ title }: Command): string {
  return `Tradovate: ${english(title)}`;
}

/** The titles of some buttons, sorted. */
export function titles(...all: readonly Text[]): string[] {
  return all.map(english).sort();
}
