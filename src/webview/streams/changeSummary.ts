import { joinSentences } from '../../core/platform/text';
import type { Snapshot, StreamStrings, SymbolOutcome } from './hostData';

/**
 * For screen readers: the connections and the problems that changed, or came again. What was said before stays as long as
 * all of it is true: a screen reader would repeat the rest.
 *
 * @param said sentences before
 */
export function changeSummary(
  said: readonly string[],
  before: Snapshot,
  after: Snapshot,
  strings: StreamStrings,
): readonly string[] {
  const known = linesOf(before, strings);
  const lines = linesOf(after, strings);
  const changed = [...lines].filter(([id, line]) => known.get(id) !== line).map(([, line]) => line);
  if (changed.length > 0) return changed;
  const current = new Set(lines.values());
  return said.every((line) => current.has(line)) ? said : [];
}

/** By what each is about. */
function linesOf(snapshot: Snapshot, strings: StreamStrings): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  for (const { kind, label, spoken } of snapshot.sockets) lines.set(`socket ${kind}`, `${label}: ${spoken}`);
  const { accountProblem, quotes, depth, chart } = snapshot;
  const addOutcome = (id: string, label: string, { problem, isDelayed }: SymbolOutcome) => {
    const sentences = problem ?? (isDelayed ? [strings.delayedPrices] : []);
    if (sentences.length > 0) lines.set(id, `${label}: ${joinSentences(sentences)}`);
  };
  addOutcome('account', strings.account, accountProblem ? { problem: accountProblem } : {});
  for (const quote of quotes) addOutcome(`quote ${quote.symbol}`, quote.symbol, quote);
  addOutcome('depth', depth.symbol, depth);
  addOutcome('chart', chart.symbol, chart);
  return lines;
}
