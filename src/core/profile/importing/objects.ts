import JSON5 from 'json5';
import type { CredentialSet, Format, ImportedEnvironment } from './credentialSet';
import { copyLiteral } from './literal';
import { environmentNamed } from './names';
import { LiteralSource } from './scanner';
import { toSets, type PlainSet } from './toSets';

/** Every set of credentials in the object literals of a text: JSON, JSON5, or JavaScript with any code around them. */
export function findInObjects(text: string): CredentialSet[] {
  const source = new LiteralSource(text);
  const sets: CredentialSet[] = [];
  for (let at = text.indexOf('{'); at >= 0 && source.budget > 0;) {
    const copy = copyLiteral(source, at);
    const found = copy ? setsIn(valueOf(copy.json5)) : [];
    if (copy && found.length > 0) {
      const literal = text.slice(at, copy.end);
      const whole = text.trim() === literal;
      const edit = { start: at, end: copy.end, replacement: whole ? '' : '{}' };
      sets.push(...found.map((set) => ({ ...set, format: formatOf(literal, whole), edits: [edit] })));
    }
    // A part of an object without credentials may have some: an argument of a call, which was skipped as code.
    at = text.indexOf('{', copy && found.length > 0 ? copy.end : at + 1);
  }
  return sets;
}

function formatOf(literal: string, whole: boolean): Format {
  if (!whole) return 'javascript';
  try {
    JSON.parse(literal);
    return 'json';
  } catch {
    return 'json5';
  }
}

function valueOf(json5: string): unknown {
  try {
    return JSON5.parse(json5);
  } catch {
    return undefined; // an escape that no string has
  }
}

/** `{"demo": {…}, "live": {…}}` or any other nesting: each object with credentials is a set. */
function setsIn(value: unknown, outer?: ImportedEnvironment): PlainSet[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => setsIn(item, outer));
  const own = Object.entries(value).flatMap(([key, item]: [string, unknown]) =>
    typeof item === 'string' ? [{ key, value: item }] : [],
  );
  const inner = Object.entries(value).flatMap(([key, item]) => setsIn(item, environmentNamed(firstWord(key)) ?? outer));
  return [...toSets(own, outer), ...inner];
}

/** `demoCredentials` and `DEMO_KEY` → `demo`, `DEMO`. */
function firstWord(key: string): string {
  return key.replace(/[^a-z].*$|(?<=[a-z])[A-Z].*$/s, (rest, at: number) =>
    at === 0 ? rest.replace(/[^A-Z].*$/s, '') : '',
  );
}
