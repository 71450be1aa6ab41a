import { OURS } from './libraries';

/** How a library did in a dialect. */
export interface Compared {
  readonly library: string;
  readonly dialect: string;
  readonly passes: number;
  readonly of: number;
  readonly microseconds: number;
  /** Medians of the inserted code, ours with its checks. */
  readonly lines: number;
  readonly bytes: number;
}

/** Why ours is not the best; empty: it is. */
export function objections(rows: readonly Compared[]): readonly string[] {
  return rows
    .filter(({ library }) => library === OURS)
    .flatMap(({ dialect, passes, of, microseconds }) => {
      const rivals = rows.filter((row) => row.library !== OURS && row.dialect === dialect);
      const fastest = Math.min(...rivals.map((row) => row.microseconds));
      return [
        ...(passes < of ? [`${dialect}: ${of - passes} of ${of} requests do not arrive`] : []),
        ...(microseconds > fastest ? [`${dialect}: slower than the fastest`] : []),
      ];
    });
}

const COLUMNS = [26, 16, 12, 16, 7, 7] as const;

export function table(rows: readonly Compared[]): readonly string[] {
  const line = (...cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(COLUMNS[at] ?? 0))
      .join(' ')
      .trimEnd();
  const dialects = [...new Set(rows.map(({ dialect }) => dialect))];
  return [
    line('library', 'dialect', 'passes', 'µs per snippet', 'lines', 'bytes'),
    ...dialects.flatMap((dialect) =>
      rows
        .filter((row) => row.dialect === dialect)
        .map(({ library, passes, of, microseconds, lines, bytes }) =>
          line(library, dialect, `${passes} of ${of}`, microseconds.toFixed(1), String(lines), String(bytes)),
        ),
    ),
  ];
}
