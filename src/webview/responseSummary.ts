import { joinSentences } from '../core/platform/text';
import type { PageStrings } from '../core/sidebar/pageStrings';
import { counted, fill } from './format';
import type { ResponseView } from './hostData';
import type { JsonNode } from './json/nodes';

/** The response in a line, for a screen reader: `200 OK, 3 entries`, or what went wrong. */
export function responseSummary(
  { view, json }: { readonly view: ResponseView; readonly json?: JsonNode },
  strings: PageStrings,
): string {
  const entries =
    json?.kind === 'array' ? [counted(json.size, strings.entry, strings.entries)] : [fill(strings.ms, view.ms)];
  const details = view.explanation ? [joinSentences(view.explanation.sentences)] : entries;
  return [statusOf(view, strings), ...details].join(', ');
}

/** `200 OK` */
export function statusOf({ kind, status, reason }: ResponseView, strings: PageStrings): string {
  if (kind === 'unsent') return strings.notSent;
  return status === undefined ? strings.noResponse : [status, reason].filter(Boolean).join(' ');
}

/** `1.2 MB`, in thousands as the network counts. */
export function sizeOf(bytes: number, { sizes }: PageStrings): string {
  if (bytes < 1000) return fill(sizes.bytes, bytes);
  const [size, unit] = bytes < 1_000_000 ? [bytes / 1000, sizes.kilobytes] : [bytes / 1_000_000, sizes.megabytes];
  return fill(unit, size.toLocaleString(undefined, { maximumSignificantDigits: 3 }));
}
