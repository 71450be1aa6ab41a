import type { CredentialSet, Format, ImportedEnvironment, TextEdit } from './credentialSet';
import { readLiteral, type LiteralGroup, type LiteralNode } from './literal';
import { environmentNamed } from './names';
import { LiteralSource } from './scanner';
import { toSets, type PlainSet } from './toSets';

/** Every set of credentials in the object literals of a text: JSON, JSON5, or JavaScript with any code around them. */
export function findInObjects(text: string): CredentialSet[] {
  const source = new LiteralSource(text);
  const sets: CredentialSet[] = [];
  for (let at = text.indexOf('{'); at >= 0 && source.budget > 0;) {
    const literal = readLiteral(source, at);
    const found = literal ? setsIn(literal) : [];
    if (literal && found.length > 0) {
      const written = text.slice(at, literal.end);
      const whole = text.trim() === written;
      const format = formatOf(written, whole);
      for (const set of found) sets.push({ ...set, format, edits: whole ? alone(set.edits, literal) : set.edits });
    }
    // A part of an object without credentials may have some: an argument of a call, which was skipped as code.
    at = text.indexOf('{', literal && found.length > 0 ? literal.end : at + 1);
  }
  return sets;
}

/** The edits of a set in a text that is one literal: without it the text is empty, if nothing else is in it. */
function alone(edits: readonly TextEdit[], literal: LiteralGroup): readonly TextEdit[] {
  let innermost = literal;
  for (let only = onlyMember(innermost); only; only = onlyMember(innermost)) innermost = only;
  const isAlone = edits[0]?.start === innermost.start;
  return isAlone ? [{ ...placeOf(literal), replacement: '' }] : edits;
}

/** The object or array that is all there is in another one. */
function onlyMember({ members }: LiteralGroup): LiteralGroup | undefined {
  const [first, second] = members;
  return first && !second && 'members' in first.value ? first.value : undefined;
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

/** `{"demo": {…}, "live": {…}}` or any other nesting: each object with credentials is a set. */
function setsIn(group: LiteralGroup, outer?: ImportedEnvironment): PlainSet[] {
  const own = group.members.flatMap(({ key, value }) =>
    'text' in value ? [{ key, value: value.text, edit: { ...placeOf(value), replacement: '""' } }] : [],
  );
  const inner = group.members.flatMap(({ key, value }) =>
    'text' in value ? [] : setsIn(value, environmentNamed(firstWord(key)) ?? outer),
  );
  const sets = toSets(own, outer).map((set) =>
    set.edits.length < group.members.length ? set : { ...set, edits: [{ ...placeOf(group), replacement: '{}' }] },
  );
  return [...sets, ...inner];
}

function placeOf({ start, end }: LiteralNode): Pick<TextEdit, 'start' | 'end'> {
  return { start, end };
}

/** `demoCredentials` and `DEMO_KEY` → `demo`, `DEMO`. */
function firstWord(key: string): string {
  return key.replace(/[^a-z].*$|(?<=[a-z])[A-Z].*$/s, (rest, at: number) =>
    at === 0 ? rest.replace(/[^A-Z].*$/s, '') : '',
  );
}
