import JSON5 from 'json5';
import { COMPUTED, type Format, type FoundSet, type ImportedName } from './found';
import { copyLiteral, Source } from './literal';
import { environmentNamed, meaningOf } from './names';

/** Every set of credentials in the object literals of a text: plain JSON, JSON5, or whatever code stands around them. */
export function findInObjects(text: string): FoundSet[] {
  const source = new Source(text);
  const sets: FoundSet[] = [];
  for (let at = text.indexOf('{'); at >= 0 && source.budget > 0;) {
    const copy = copyLiteral(source, at);
    const found = copy ? setsIn(valueOf(copy.json5)) : [];
    if (copy && found.length > 0) {
      const literal = text.slice(at, copy.end);
      const whole = text.trim() === literal;
      const place = { start: at, end: copy.end, replacement: whole ? '' : '{}' };
      sets.push(...found.map((set) => ({ ...set, format: formatOf(literal, whole), places: [place] })));
    }
    // The parts of an object that holds none may: an argument of a call, which was skipped as code.
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
    return undefined; // it looked like a literal and is none: an escape that no string has
  }
}

type Bare = Omit<FoundSet, 'format' | 'places'>;

/** `{"demo": {…}, "live": {…}}` and any other nesting: each object that has a field of a key is a set. */
function setsIn(value: unknown, around?: 'demo' | 'live'): Bare[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => setsIn(item, around));
  const own = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const inner = Object.entries(value).flatMap(([key, item]) =>
    setsIn(item, environmentNamed(firstWord(key)) ?? around),
  );
  return [...gather(own, around), ...inner];
}

/** `demoCredentials` and `DEMO_KEY` → `demo`, `DEMO`. */
function firstWord(key: string): string {
  return key.replace(/[^a-z].*$|(?<=[a-z])[A-Z].*$/s, (rest, at: number) =>
    at === 0 ? rest.replace(/[^A-Z].*$/s, '') : '',
  );
}

/**
 * Makes the sets out of names and values: one, or one an environment where names such as `TRADOVATE_DEMO_NAME` say so. A
 * name that says Tradovate goes before one that does not, and an earlier spelling of the table before a later one.
 */
export function gather(entries: readonly (readonly [string, string])[], around?: 'demo' | 'live'): Bare[] {
  const read = entries.flatMap(([key, value]) => {
    const meaning = meaningOf(key);
    return meaning ? [{ ...meaning, value }] : [];
  });
  read.sort((a, b) => Number(b.ours) - Number(a.ours));
  const environments = [...new Set(read.flatMap(({ environment }) => environment ?? []))];
  return (environments.length > 0 ? environments : [undefined]).flatMap((environment) => {
    const values = new Map<ImportedName, string>();
    const computed = new Set<ImportedName>();
    let named = environment ?? around;
    for (const entry of read) {
      if (entry.environment !== undefined && entry.environment !== environment) continue;
      if (entry.field === 'environment') named = environment ?? environmentNamed(entry.value) ?? named;
      else if (entry.value.includes(COMPUTED)) computed.add(entry.field);
      else if (!values.get(entry.field)) values.set(entry.field, entry.value);
    }
    for (const field of values.keys()) computed.delete(field);
    const set = { values, computed, ...(named ? { environment: named } : {}) };
    return isSet(set) ? [set] : [];
  });
}

/** A name and a version alone are in every package.json. */
function isSet({ values, computed }: Bare): boolean {
  const telling = ['password', 'sec', 'cid', 'appId'] as const;
  return telling.some((field) => values.has(field) || computed.has(field));
}
