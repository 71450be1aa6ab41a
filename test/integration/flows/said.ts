import type { Command } from '../../../src/core/manifest';
import { englishText, type Text } from '../../../src/core/platform/text';

/** What the extension shows in English, by the constants of its source: no suite repeats a wording. */
export const english = englishText;

/** As an argument of a text: any other text. */
export const ANY = '\u0001';

/** Finds a text within another one. */
export function saying(text: Text | readonly Text[]): RegExp {
  const sentences = 'message' in text ? [text] : text;
  const parts = sentences.map((sentence) =>
    english(sentence)
      .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
      .replaceAll(ANY, '.+?'),
  );
  return new RegExp(parts.join('[^]*'));
}

/** As the palette lists it. */
export function paletteTitle({ title }: Command): string {
  return `Tradovate: ${english(title)}`;
}

/** The titles of some buttons, sorted. */
export function titles(...all: readonly Text[]): string[] {
  return all.map(english).sort();
}
