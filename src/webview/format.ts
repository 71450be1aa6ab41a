import { fillPlaceholders } from '../core/platform/text';

/** Fills in the placeholders of a localized text: `{0}`, `{1}`. Placeholders within values stay as they are. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return fillPlaceholders(text, values);
}

/** `1 entry`, `3 entries`. */
export function counted(count: number, singular: string, plural: string): string {
  return count === 1 ? singular : fill(plural, count.toLocaleString());
}
