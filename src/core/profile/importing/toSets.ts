import { COMPUTED, type CredentialSet, type ImportedField } from './credentialSet';
import { environmentNamed, meaningOf } from './names';

/** A set as its names and values are, wherever they are written. */
export type PlainSet = Omit<CredentialSet, 'format' | 'edits'>;

/**
 * Names and values → one set, or one for each environment if names such as `TRADOVATE_DEMO_NAME` say so. A name with
 * Tradovate in it takes precedence.
 */
export function toSets(entries: readonly (readonly [string, string])[], outer?: 'demo' | 'live'): PlainSet[] {
  const named = entries.flatMap(([key, value]) => {
    const meaning = meaningOf(key);
    return meaning ? [{ ...meaning, value }] : [];
  });
  named.sort((a, b) => Number(b.namesTradovate) - Number(a.namesTradovate));
  const environments = [...new Set(named.flatMap(({ environment }) => environment ?? []))];
  return (environments.length > 0 ? environments : [undefined]).flatMap((environment) => {
    const values = new Map<ImportedField, string>();
    const computed = new Set<ImportedField>();
    let setEnvironment = environment ?? outer;
    for (const entry of named) {
      if (entry.environment !== undefined && entry.environment !== environment) continue;
      if (entry.field === 'environment')
        setEnvironment = environment ?? environmentNamed(entry.value) ?? setEnvironment;
      else if (entry.value.includes(COMPUTED)) computed.add(entry.field);
      else if (!values.get(entry.field)) values.set(entry.field, entry.value);
    }
    for (const field of values.keys()) computed.delete(field);
    const set = { values, computed, ...(setEnvironment ? { environment: setEnvironment } : {}) };
    return isSet(set) ? [set] : [];
  });
}

/** A name and a version alone are no credentials: every package.json has them. */
function isSet({ values, computed }: PlainSet): boolean {
  const required = ['password', 'sec', 'cid', 'appId'] as const;
  return required.some((field) => values.has(field) || computed.has(field));
}
