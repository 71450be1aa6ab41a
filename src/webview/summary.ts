import type { ResponseView } from '../core/sidebar/messages';
import type { PageStrings } from '../core/sidebar/pageStrings';
import { counted, fill } from './format';
import type { JsonNode } from './json/nodes';

/** The answer in a line, for a screen reader: `200 OK, 3 entries, 142 ms`, or what went wrong. */
export function summaryOf(
  { view, json }: { readonly view: ResponseView; readonly json?: JsonNode },
  strings: PageStrings,
): string {
  const entries =
    json?.kind === 'array' ? [counted(json.size, strings.entriesOne, strings.entries)] : [fill(strings.ms, view.ms)];
  const told = view.explanation ? [view.explanation.sentence] : entries;
  return [statusOf(view, strings), ...told].join(', ');
}

/** `200 OK` */
export function statusOf({ kind, status, reason }: ResponseView, strings: PageStrings): string {
  if (kind === 'unsent') return strings.notSent;
  return status === undefined ? strings.noAnswer : [status, reason].filter(Boolean).join(' ');
}

/** `1.2 MB`, in thousands as the network counts. */
export function sizeOf(bytes: number, { sizes }: PageStrings): string {
  if (bytes < 1000) return fill(sizes.bytes, bytes);
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, sizes.kilo] : [bytes / 1_000_000, sizes.mega];
  return fill(unit, size.toLocaleString(undefined, { maximumSignificantDigits: 3 }));
}
