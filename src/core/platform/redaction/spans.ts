/** A part of a text. */
export interface Span {
  readonly start: number;
  /** Index after it. */
  readonly end: number;
}

/** In their order, those that touch as one. */
export function mergeSpans(spans: readonly Span[]): readonly Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) merged[merged.length - 1] = { start: last.start, end: Math.max(end, last.end) };
    else merged.push({ start, end });
  }
  return merged;
}

/** @param spans in their order, none over another */
export function replaceSpans<T extends Span>(
  text: string,
  spans: readonly T[],
  replacement: (span: T) => string,
): string {
  if (spans.length === 0) return text;
  const parts: string[] = [];
  let copied = 0;
  for (const span of spans) {
    parts.push(text.slice(copied, span.start), replacement(span));
    copied = span.end;
  }
  return parts.join('') + text.slice(copied);
}
