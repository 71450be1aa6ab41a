import { COMPUTED, type CredentialSet, type ImportedEnvironment, type ImportedField } from './credentialSet';
import { environmentNamed, meaningOf, type Meaning } from './names';

/** A set as its names and values are, wherever they are written. */
export type PlainSet = Omit<CredentialSet, 'format' | 'edits'>;

/**
 * Names and values → one set, or one for each environment if names such as `TRADOVATE_DEMO_NAME` say so. A name with
 * Tradovate in it takes precedence.
 * @param outer the environment that the names around them say
 */
export function toSets(entries: readonly (readonly [string, string])[], outer?: ImportedEnvironment): PlainSet[] {
  const named = entries.flatMap(([key, value]) => {
    const meaning = meaningOf(key);
    return meaning ? [{ ...meaning, value }] : [];
  });
  named.sort((a, b) => Number(b.namesTradovate) - Number(a.namesTradovate));
  const environments = [...new Set(named.flatMap(({ environment }) => environment ?? []))];
  return (environments.length > 0 ? environments : [undefined]).flatMap((environment) => {
    const shared = named.filter((entry) => (entry.environment ?? environment) === environment);
    const set = toSet(shared, environment ?? outer);
    return isSet(set) ? [set] : [];
  });
}

type Entry = Meaning & { readonly value: string };

function toSet(entries: readonly Entry[], outer: ImportedEnvironment | undefined): PlainSet {
  const values = new Map<ImportedField, string>();
  const computed = new Set<ImportedField>();
  for (const { field, value } of entries) {
    if (field === 'environment') continue;
    if (value.includes(COMPUTED)) computed.add(field);
    else if (!values.get(field)) values.set(field, value);
  }
  for (const field of values.keys()) computed.delete(field);
  const environment = environmentOf(entries, outer);
  return { values, computed, ...(environment ? { environment } : {}) };
}

/** Only if all that is said agrees: a request that is meant for Demo must not be sent to LIVE. */
function environmentOf(entries: readonly Entry[], outer: ImportedEnvironment | undefined): PlainSet['environment'] {
  const said = entries.flatMap((entry) => {
    const environment = entry.field === 'environment' ? environmentNamed(entry.value) : undefined;
    return environment ? [{ environment, isOwn: entry.namesTradovate }] : [];
  });
  const [first, ...others] = outer ? [{ environment: outer, isOwn: true }, ...said] : said;
  if (!first) return undefined;
  // `ENV` among names of Tradovate's own is the whole program's.
  const isOwn = first.isOwn || !entries.some(({ field, namesTradovate }) => field !== 'environment' && namesTradovate);
  return isOwn && others.every(({ environment }) => environment === first.environment) ? first.environment : 'unclear';
}

/** A name and a version alone are no credentials: every package.json has them. */
function isSet({ values, computed }: PlainSet): boolean {
  const required = ['password', 'sec', 'cid', 'appId'] as const;
  return required.some((field) => values.has(field) || computed.has(field));
}
