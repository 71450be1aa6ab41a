export type Row = Readonly<Record<string, string | number>>;

/** Comma-separated, one header, numbers with thousands separators in quotes, as the service writes them. */
export function csvOf(columns: readonly string[], rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => cell(row[column] ?? '')).join(','));
  return `${[columns.map(cell).join(','), ...lines].join('\n')}\n`;
}

function cell(value: string | number): string {
  const written = typeof value === 'number' ? value.toLocaleString('en-US', { maximumFractionDigits: 10 }) : value;
  return /[",\n]/.test(written) ? `"${written.replaceAll('"', '""')}"` : written;
}
