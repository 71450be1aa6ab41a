/** Puts the values where a translated text has `{0}`, `{1}`. What a value holds is not looked into. */
export function fill(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** `1 entry`, `3 entries`. */
export function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : fill(many, count.toLocaleString());
}
