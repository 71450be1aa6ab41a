import {
  COMPUTED,
  type CredentialSet,
  type ImportedEnvironment,
  type ImportedField,
  type ImportProblem,
  type TextEdit,
} from './credentialSet';
import { environmentNamed, meaningOf, type Meaning } from './names';

/** A name and its value, as they are in a text. */
export interface NamedValue {
  readonly key: string;
  readonly value: string;
  /** Why the value can't be used as it is. */
  readonly problem?: ImportProblem;
  /** Removes it. */
  readonly edit: TextEdit;
}

/** A set as its names and values are, wherever they are written. */
export type PlainSet = Omit<CredentialSet, 'format'>;

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
    const named = readEnvironment(said.filter(isMeant), own.some(isBranded), prefix ?? outer);
    const blocks = blocksOf(own);
    return blocks.filter(isSet).map((block) => {
      const { edits, ...set } = readBlock(block);
      return {
        ...set,
        ...named,
        edits: [...edits, ...named.edits],
        ...(blocks.length > 1 ? { isRepeated: true } : {}),
      };
    });
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

/** What begins where a name comes again is another set, so that two of them are never mixed, unless it differs in nothing. */
function blocksOf(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const blocks: Entry[][] = [];
  let values = new Map<string, string>();
  for (const repetition of repetitionsIn(entries)) {
    const last = blocks.at(-1);
    if (last && repetition.every(({ key, value }) => value === '' || (values.get(key) ?? value) === value)) {
      last.push(...repetition);
    } else {
      values = new Map();
      blocks.push([...repetition]);
    }
    for (const { key, value } of repetition) if (value !== '') values.set(key, value);
  }
  return blocks;
}

/** In each one a name has one value at most. */
function repetitionsIn(entries: readonly Entry[]): readonly (readonly Entry[])[] {
  const repetitions: Entry[][] = [];
  let keys = new Set<string>();
  for (const entry of entries) {
    const last = repetitions.at(-1);
    const hasValue = entry.value !== '';
    if (last && !(hasValue && keys.has(entry.key))) {
      last.push(entry);
    } else {
      keys = new Set();
      repetitions.push([entry]);
    }
    if (hasValue) keys.add(entry.key);
  }
  return repetitions;
}

/** A name and a version alone are no credentials: every package.json has them. */
function isSet(block: readonly Entry[]): boolean {
  const required: readonly ImportedField[] = ['password', 'sec', 'cid', 'appId'];
  return block.some((entry) => isBranded(entry) || required.includes(entry.field));
}

/** Of each field the first that is not empty decides, even if it can't be used: another one may be of another program. */
function readBlock(block: readonly Entry[]): Pick<PlainSet, 'values' | 'computed' | 'problems' | 'edits'> {
  const first = new Map<ImportedField, Entry>();
  for (const entry of block) {
    if (!first.has(entry.field) && (entry.value !== '' || entry.problem)) first.set(entry.field, entry);
  }
  const values = new Map<ImportedField, string>();
  const computed = new Set<ImportedField>();
  const problems: ImportProblem[] = [];
  for (const [field, { value, problem }] of first) {
    if (problem) problems.push(problem);
    else if (value.includes(COMPUTED)) computed.add(field);
    else values.set(field, value);
  }
  // What is computed is no secret, and another value of the same field was not taken.
  const taken = block.filter(({ field, value }) => value === '' || value === first.get(field)?.value);
  return {
    values,
    computed,
    problems,
    edits: taken.filter(({ value }) => !value.includes(COMPUTED)).map(({ edit }) => edit),
  };
}

/** Only if all that is said agrees: a request that is meant for Demo must not be sent to LIVE. */
function readEnvironment(
  said: readonly Entry<'environment'>[],
  isOwnBranded: boolean,
  outer: ImportedEnvironment | undefined,
): Pick<PlainSet, 'environment' | 'edits'> {
  const known = said.filter(({ value }) => environmentNamed(value));
  const environments = new Set([...(outer ? [outer] : []), ...known.map(({ value }) => environmentNamed(value))]);
  const [environment] = environments;
  if (!environment) return { edits: [] };
  // `ENV` next to names of Tradovate's own is the whole program's.
  const own = known.filter((entry) => isBranded(entry) || !isOwnBranded);
  if (environments.size > 1 || (!outer && own.length === 0)) return { environment: 'unclear', edits: [] };
  return { environment, edits: own.map(({ edit }) => edit) };
}
