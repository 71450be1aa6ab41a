import { t, type Text } from '../../platform/text';
import type { LiveLogEntry } from './liveLog';
import { markdownCell } from '../../platform/markdownCell';
import { MASK } from '../../platform/redactor';

const HEADS = [t('Time'), t('Environment'), t('Profile'), t('Operation'), t('Kind'), t('Account'), t('Result')];

type Localize = (text: Text) => string;

/** The list while secrets are hidden on the screen. The label of a profile has the user's name, unless it was renamed. */
export function hideInLiveLog(entries: readonly LiveLogEntry[]): readonly LiveLogEntry[] {
  return entries.map((entry) => ({ ...entry, profile: entry.environment, accounts: entry.accounts.map(() => MASK) }));
}

/** For an editor: a table in Markdown, the newest request first, its columns aligned. */
export function liveLogMarkdown(entries: readonly LiveLogEntry[], localize: Localize): string {
  const title = `# ${localize(t('Requests Sent to LIVE'))}`;
  if (entries.length === 0) return [title, '', localize(t('No request has been sent to LIVE.')), ''].join('\n');
  const rows = [...entries].reverse().map((entry) => cellsOf(entry, localize).map(markdownCell));
  const table = [HEADS.map((head) => markdownCell(localize(head))), ...rows];
  const widths = HEADS.map((_, column) => Math.max(3, ...table.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [title, '', line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line), ''].join('\n');
}

/** For a spreadsheet (RFC 4180), the oldest request first. No cell is a formula. */
export function liveLogCsv(entries: readonly LiveLogEntry[], localize: Localize): string {
  const rows = [HEADS.map(localize), ...entries.map((entry) => cellsOf(entry, localize))];
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

function cellsOf(entry: LiveLogEntry, localize: Localize): readonly string[] {
  const { at, environment, profile, operation, isChange, accounts } = entry;
  const time = Number.isFinite(at) && Math.abs(at) < 8e15 ? new Date(at).toISOString() : '';
  const kind = localize(isChange ? t('change') : t('read'));
  return [time, environment, profile, operation, kind, accounts.join(' '), localize(resultOf(entry))];
}

function resultOf({ outcome, status }: LiveLogEntry): Text {
  const code = status === undefined ? '' : ` (HTTP ${status})`;
  switch (outcome) {
    case 'done':
      return t('accepted{0}', code);
    case 'refused':
      return t('refused{0}', code);
    case 'failed':
      return t('no response');
    case 'pending':
      return t('sent, result unknown{0}', code);
  }
}

/** A spreadsheet runs a cell that begins like a formula: an apostrophe makes it a text. */
function csvCell(text: string): string {
  const safe = /^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
