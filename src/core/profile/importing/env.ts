import { parse } from 'dotenv';
import { fieldOf } from '../fields';
import type { FoundSet, ImportedName, Place } from './found';
import { meaningOf } from './names';
import { gather } from './objects';

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*([\s\S]*)$/;
/** Runs of blanks are what dotenv's patterns are slow on, so long ones are shortened first. */
const LONG_BLANK = /\s{100,}/g;

/**
 * The credentials among the assignments of an `.env` file. How quotes, comments and escapes are read is dotenv's; where a
 * shell or another reader would see another value, that is said and the value left out: a wrong password costs one of five
 * tries an hour.
 */
export function findInEnv(text: string): FoundSet[] {
  const lines = assignments(text);
  if (lines.length === 0) return [];
  const values = parse(text.replace(LONG_BLANK, '\n'));
  const problems: string[] = [];
  const entries = [...new Map(lines.map((line) => [line.key, line])).values()].flatMap(({ key, field, raw }) => {
    const value = values[key] ?? '';
    const problem = field === 'environment' ? undefined : doubtOf(raw, value);
    if (problem === undefined) return [[key, value] as const];
    problems.push(`${labelOf(field)} is left out: ${problem}.`);
    return [];
  });
  const places = lines.map(({ place }) => place);
  return gather(entries).map((set) => ({ ...set, format: 'env', problems, places }));
}

interface Line {
  readonly key: string;
  readonly field: ImportedName | 'environment';
  /** Everything behind the `=` on its first line. */
  readonly raw: string;
  readonly place: Place;
}

function assignments(text: string): Line[] {
  const found: Line[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const [, key, raw = ''] = ASSIGNMENT.exec(line.trimEnd()) ?? [];
    const meaning = key === undefined ? undefined : meaningOf(key);
    if (key !== undefined && meaning) {
      const end = endOf(text, start, line, raw);
      found.push({ key, field: meaning.field, raw, place: { start, end, instead: '' } });
    }
    start += line.length;
  }
  return found;
}

/** A quoted value may go on over several lines. */
function endOf(text: string, start: number, line: string, raw: string): number {
  const end = start + line.length;
  const quote = /^['"`]/.exec(raw)?.[0];
  if (quote === undefined || raw.indexOf(quote, 1) > 0) return end;
  const close = text.indexOf(quote, end);
  const newline = close < 0 ? -1 : text.indexOf('\n', close);
  return close < 0 ? end : newline < 0 ? text.length : newline + 1;
}

/** Why a value may not be what was meant; `undefined`: it is. */
function doubtOf(raw: string, value: string): string | undefined {
  const quoted = /^['"`]/.test(raw);
  if (!quoted && /\S#/.test(raw)) return 'it holds a # without quotes around the value, which starts a comment';
  if (/'(?:\\'|"'")'/.test(value)) return 'its quotes are written for a shell';
  if (quoted && value.startsWith(raw.charAt(0)) && !/^(['"`])\1/.test(raw))
    return 'its quotes do not end with the line';
  return undefined;
}

function labelOf(field: ImportedName | 'environment'): string {
  if (field === 'environment') return 'Environment';
  return field === 'deviceId' ? 'Device Id' : fieldOf(field).label;
}
