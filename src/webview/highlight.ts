import { html, nothing, type TemplateResult } from 'lit';

type Range = readonly [start: number, end: number];

/** A text with its matches highlighted. @param current index of the current match */
export function highlight(text: string, ranges: readonly Range[], current?: number): TemplateResult | string {
  if (ranges.length === 0) return text;
  const last = ranges.at(-1)?.[1] ?? 0;
  return html`${ranges.map(([start, end], at) => {
    const before = text.slice(ranges[at - 1]?.[1] ?? 0, start);
    return html`${before}<mark ?data-current=${at === current}>${text.slice(start, end)}</mark>`;
  })}${text.slice(last) || nothing}`;
}
