import { parse } from 'dotenv';
import { t, type Text } from '../../platform/text';
import { deviceIdLabel, fieldOf } from '../fields';
import { COMPUTED, type CredentialSet, type ImportedField, type ImportProblem } from './credentialSet';
import { meaningOf, type Meaning } from './names';
import { toSets, type NamedValue } from './toSets';

const ASSIGNMENT = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=[ \t]*([\s\S]*)$/;
/** A quoted value, which may have several lines, and what dotenv ignores after it. */
const QUOTED = /(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`)[^\S\r\n]*(?:#[^\r\n]*)?(?:\r\n?|\n|$)/y;
/** dotenv's pattern is slow on long runs of white space, so they are shortened first. */
const LONG_BLANK = /\s{100,}/g;

/**
 * The credentials among the assignments of an `.env` file. Quotes, comments and escapes are read as dotenv reads them; a
 * value that a shell or another reader would read differently is ignored with a problem, and what one would compute is not
 * taken literally, because a wrong password costs one of five attempts an hour.
 */
export function findInEnv(text: string): CredentialSet[] {
  return toSets(assignments(text)).map((set) => ({ ...set, format: 'env' }));
}

function assignments(text: string): NamedValue[] {
  const found: NamedValue[] = [];
  let start = 0;
  let end = 0;
  for (const line of text.split(/(?<=\n|\r(?!\n))/)) {
    const [assignment = '', key, raw = ''] = (start >= end && ASSIGNMENT.exec(line.trimEnd())) || [];
    if (key !== undefined) {
      end = endOf(text, start + assignment.length - raw.length) ?? start + line.length;
      const meaning = meaningOf(key);
      const edit = { start, end, replacement: '' };
      if (meaning) found.push({ key, ...read(key, meaning, raw, text.slice(start, end)), edit });
    }
    start += line.length;
  }
  return found;
}

/**
 * @param raw everything after the `=` on its first line
 * @param lines all of the assignment
 */
function read(key: string, { field }: Meaning, raw: string, lines: string): Pick<NamedValue, 'value' | 'problem'> {
  const value = parse(lines.replace(LONG_BLANK, '\n'))[key] ?? '';
  const problem = field === 'environment' ? undefined : problemOf(labelOf(field), raw, value);
  if (problem) return { value, problem };
  return { value: isComputed(raw, value) ? COMPUTED : value };
}

/** Offset after the lines of a quoted value; `undefined` if it is not quoted. */
function endOf(text: string, start: number): number | undefined {
  QUOTED.lastIndex = start;
  return QUOTED.test(text) ? QUOTED.lastIndex : undefined;
}

/** Whether a shell or a program would compute the value: variables, commands, calls, keys and strings that are joined. */
function isComputed(raw: string, value: string): boolean {
  const quote = /^['"`]/.exec(raw)?.[0];
  if (quote === '`' || (quote !== undefined && value.includes(quote))) return true;
  if (quote === "'") return false;
  return /\$[\w{(]|`[^`]*`/.test(value) || (quote === undefined && /^[\w.]+\s*[([]|^\w{1,2}["']/.test(value));
}

/** Why a value may not be what the user means; `undefined` if nothing speaks against it. */
function problemOf(label: Text, raw: string, value: string): ImportProblem | undefined {
  const quoted = /^['"`]/.test(raw);
  if (!quoted && /\S#/.test(raw)) {
    const text = t('Ignored {0}: it contains a # without quotes around the value, which starts a comment.', label);
    return { kind: 'unquoted-hash', text };
  }
  if (/'(?:\\'|"'")'/.test(value) || (raw.startsWith('"') && value.includes('\\"'))) {
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
