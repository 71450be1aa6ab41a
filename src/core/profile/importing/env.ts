import { parse } from 'dotenv';
import { t, type Text } from '../../platform/text';
import { deviceIdLabel, fieldOf } from '../fields';
import type { CredentialSet, ImportedField, ImportProblem, TextEdit } from './credentialSet';
import { meaningOf } from './names';
import { toSets } from './toSets';

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*([\s\S]*)$/;
/** dotenv's pattern is slow on long runs of white space, so they are shortened first. */
const LONG_BLANK = /\s{100,}/g;

/**
 * The credentials among the assignments of an `.env` file. Quotes, comments and escapes are read as dotenv reads them; a
 * value that a shell or another reader would read differently is ignored with a problem, because a wrong password costs
 * one of five attempts an hour.
 */
export function findInEnv(text: string): CredentialSet[] {
  const lines = assignments(text);
  if (lines.length === 0) return [];
  const values = parse(text.replace(LONG_BLANK, '\n'));
  const problems: ImportProblem[] = [];
  const entries = [...new Map(lines.map((line) => [line.key, line])).values()].flatMap(({ key, field, raw }) => {
    const value = values[key] ?? '';
    const problem = field === 'environment' ? undefined : problemOf(labelOf(field), raw, value);
    if (problem === undefined) return [[key, value] as const];
    problems.push(problem);
    return [];
  });
  const edits = lines.map(({ edit }) => edit);
  return toSets(entries).map((set) => ({ ...set, format: 'env', problems, edits }));
}

interface Line {
  readonly key: string;
  readonly field: ImportedField | 'environment';
  /** Everything after the `=` on its first line. */
  readonly raw: string;
  readonly edit: TextEdit;
}

function assignments(text: string): Line[] {
  const found: Line[] = [];
  let start = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const [, key, raw = ''] = ASSIGNMENT.exec(line.trimEnd()) ?? [];
    const meaning = key === undefined ? undefined : meaningOf(key);
    if (key !== undefined && meaning) {
      const end = endOf(text, start, line, raw);
      found.push({ key, field: meaning.field, raw, edit: { start, end, replacement: '' } });
    }
    start += line.length;
  }
  return found;
}

/** A quoted value may have several lines. */
function endOf(text: string, start: number, line: string, raw: string): number {
  const end = start + line.length;
  const quote = /^['"`]/.exec(raw)?.[0];
  if (quote === undefined || raw.indexOf(quote, 1) > 0) return end;
  const close = text.indexOf(quote, end);
  const newline = close < 0 ? -1 : text.indexOf('\n', close);
  return close < 0 ? end : newline < 0 ? text.length : newline + 1;
}

/** Why a value may not be what the user means; `undefined` if nothing speaks against it. */
function problemOf(label: Text, raw: string, value: string): ImportProblem | undefined {
  const quoted = /^['"`]/.test(raw);
  if (!quoted && /\S#/.test(raw)) {
    const text = t('Ignored {0}: it contains a # without quotes around the value, which starts a comment.', label);
    return { kind: 'unquoted-hash', text };
  }
  if (/'(?:\\'|"'")'/.test(value)) {
    return { kind: 'shell-quotes', text: t('Ignored {0}: its quotes are written for a shell.', label) };
  }
  if (quoted && value.startsWith(raw.charAt(0)) && !/^(['"`])\1/.test(raw)) {
    return { kind: 'open-quote', text: t("Ignored {0}: its quotes don't end on the same line.", label) };
  }
  return undefined;
}

function labelOf(field: ImportedField): Text {
  return field === 'deviceId' ? deviceIdLabel : fieldOf(field).label;
}
