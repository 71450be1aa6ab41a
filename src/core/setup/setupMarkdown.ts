import { t, type Text } from '../platform/text';
import type { CheckState, SetupCheck } from './setupCheck';
import { markdownCell } from '../platform/markdownCell';

const SIGNS: Readonly<Record<CheckState, Text>> = {
  ok: t('OK'),
  warning: t('Warning'),
  problem: t('Problem'),
  unknown: t('Unknown'),
  running: t('In progress'),
  skipped: t('Not checked'),
};

/** The state in a word: for copies and screen readers. */
export function stateText(state: CheckState): Text {
  return SIGNS[state];
}

/**
 * The lines as a table for an issue or a chat: without names of hosts, environments and profiles.
 * @param about versions, already plain
 * @param localize makes one paragraph of sentences
 */
export function setupMarkdown(
  checks: readonly SetupCheck[],
  about: string,
  localize: (sentences: readonly Text[]) => string,
): string {
  const rows = checks.map(({ title, state, detail, anonymousDetail, remedy }) =>
    [localize([title]), localize([stateText(state)]), localize(anonymousDetail ?? detail), localize(remedy ?? [])]
      .map(markdownCell)
      .join(' | '),
  );
  const heads = [t('Check'), t('State'), t('Result'), t('What to do')].map((head) => markdownCell(localize([head])));
  const table = [heads.join(' | '), heads.map(() => '---').join(' | '), ...rows].map((row) => `| ${row} |`);
  return [`**Tradovate: ${markdownCell(localize([t('Check Setup')]))}**`, '', about, '', ...table, ''].join('\n');
}
