import {
  COMPUTED,
  type CredentialSet,
  type ImportedEnvironment,
  type ImportedField,
  type ImportProblem,
} from './credentialSet';
import { environmentNamed, meaningOf, type Meaning } from './names';

/** A name and its value, as they are in a text. */
export interface NamedValue {
  readonly key: string;
  readonly value: string;
  /** Why the value can't be used as it is. */
  readonly problem?: ImportProblem;
}

/** A set as its names and values are, wherever they are written. */
export type PlainSet = Omit<CredentialSet, 'format' | 'edits'>;

type Entry<F = ImportedField> = NamedValue & Meaning & { readonly field: F };

/** Names that other programs use, too. Next to names with Tradovate in them they are another program's. */
const COMMON: ReadonlySet<ImportedField> = new Set(['name', 'password', 'sec']);

/**
 * Names and values → one set, or one for each environment if names such as `TRADOVATE_DEMO_NAME` say so, and for each block in
 * which the same names come again. A name with Tradovate in it takes precedence.
 * @param outer the environment that the names around them say
 */
export function toSets(all: readonly NamedValue[], outer?: ImportedEnvironment): PlainSet[] {
  const entries: Entry[] = [];
  const said: Entry<'environment'>[] = [];
  for (const named of all) {
    const meaning = meaningOf(named.key);
    if (meaning?.field === 'environment') said.push({ ...named, ...meaning, field: meaning.field });
    else if (meaning) entries.push({ ...named, ...meaning, field: meaning.field });
  }
  const prefixes = [...new Set(entries.flatMap(({ environment }) => environment ?? []))];
  return (prefixes.length > 0 ? prefixes : [undefined]).flatMap((prefix) => {
    const isMeant = (entry: Meaning) => (entry.environment ?? prefix) === prefix;
    const own = withoutOthers(entries.filter(isMeant));
    const environment = environmentOf(said.filter(isMeant), own, prefix ?? outer);
    const blocks = blocksOf(own);
    return blocks.filter(isSet).map((block) => ({
      ...readBlock(block),
      ...(environment ? { environment } : {}),
      ...(blocks.length > 1 ? { isRepeated: true } : {}),
    }));
  });
}

/** Without the names of another program: `PASSWORD` next to `TRADOVATE_PASSWORD`, or to any other name of Tradovate's. */
function withoutOthers(entries: readonly Entry[]): readonly Entry[] {
  const branded = new Set(entries.filter(isBranded).map(({ field }) => field));
  const isOther = (field: ImportedField) => branded.has(field) || (branded.size > 0 && COMMON.has(field));
  return entries.filter(({ field, namesTradovate }) => namesTradovate || !isOther(field));
}

function isBranded({ namesTradovate }: Pick<Meaning, 'namesTradovate'>): boolean {
  return namesTradovate;
}

/** A name that comes again with another value begins another set, so that two of them are never mixed. */
function blocksOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  let values = new Map<string, string>();
  let block: Entry[] = [];
  const blocks = [block];
  for (const entry of entries) {
    if ((values.get(entry.key) ?? entry.value) !== entry.value) {
      values = new Map();
      block = [];
      blocks.push(block);
    }
    values.set(entry.key, entry.value);
    block.push(entry);
  }
  return blocks;
}

/** A name and a version alone are no credentials: every package.json has them. */
function isSet(block: readonly Entry[]): boolean {
  const required: readonly ImportedField[] = ['password', 'sec', 'cid', 'appId'];
  return block.some((entry) => isBranded(entry) || required.includes(entry.field));
}

/** Of each field the first that is not empty decides, even if it can't be used: another one may be of another program. */
function readBlock(block: readonly Entry[]): Pick<PlainSet, 'values' | 'computed' | 'problems'> {
  const values = new Map<ImportedField, string>();
  const computed = new Set<ImportedField>();
  const problems: ImportProblem[] = [];
  const decided = new Set<ImportedField>();
  for (const { field, value, problem } of block) {
    if (decided.has(field) || (value === '' && !problem)) continue;
    decided.add(field);
    if (problem) problems.push(problem);
    else if (value.includes(COMPUTED)) computed.add(field);
    else values.set(field, value);
  }
  return { values, computed, problems };
}

/** Only if all that is said agrees: a request that is meant for Demo must not be sent to LIVE. */
function environmentOf(
  said: readonly Entry<'environment'>[],
  own: readonly Entry[],
  outer: ImportedEnvironment | undefined,
): PlainSet['environment'] {
  const named = said.map(({ value, namesTradovate }) => ({ environment: environmentNamed(value), namesTradovate }));
  const known = [{ environment: outer, namesTradovate: true }, ...named].filter(({ environment }) => environment);
  const [first] = known;
  if (!first) return undefined;
  // `ENV` next to names of Tradovate's own is the whole program's.
  const isOthers = own.some(isBranded) && !known.some(isBranded);
  return !isOthers && known.every(({ environment }) => environment === first.environment)
    ? first.environment
    : 'unclear';
}
