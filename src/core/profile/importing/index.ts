import { fieldOf, fields, validateDeviceId, validateField, type CredentialFields } from '../fields';
import { findInCurl } from './curl';
import { findInEnv } from './env';
import type { Format, FoundSet, ImportedName } from './found';
import { environmentIn } from './names';
import { findInObjects } from './objects';
import { isPlaceholder } from './placeholders';

export type { Format } from './found';

/** Most characters of a text that is read at all. Credentials are a few hundred. */
const LIMIT = 1_048_576;

export interface ReadCredentials {
  /** Only what can be used as it is; the rest has to be asked for. */
  readonly fields: Partial<CredentialFields>;
  readonly deviceId?: string;
  readonly environment?: 'demo' | 'live';
  readonly format?: Format;
  /** What was found and not taken, and why: a sentence each, without any value. */
  readonly problems: readonly string[];
  /** The text without the credentials that were found, the code around them intact. */
  readonly cleaned: string;
}

/**
 * Reads credentials out of a text: JSON, JSON5, the JavaScript object of Tradovate's guide with whatever code or prose stands
 * around it, the body of a `curl` command, or `.env`. Never runs code. Of several sets it takes the most complete one, the
 * first of equals.
 */
export function readCredentials(text: string): ReadCredentials {
  if (text.length > LIMIT) {
    const problem =
      'The text is longer than 1 MB and was not read. Copy just the credentials and import them from the clipboard.';
    return { fields: {}, problems: [problem], cleaned: text };
  }
  const { sets: inCurl, rest } = findInCurl(text);
  const sets = inCurl.concat(findInObjects(rest), findInEnv(text));
  const all = sets.map((set) => ({ set, taken: take(set) }));
  const best = [...all].sort((a, b) => b.taken.fields.size - a.taken.fields.size || seen(b.set) - seen(a.set))[0];
  if (!best) return { fields: {}, problems: [], cleaned: text };
  const { set, taken } = best;
  const rival = all.some(
    (other) => other.taken.fields.size >= taken.fields.size && differs(other.taken.fields, taken.fields),
  );
  const environment = set.environment ?? environmentIn(text);
  const deviceId = taken.fields.get('deviceId');
  const known = fields.flatMap(({ name }) => {
    const value = taken.fields.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    fields: Object.fromEntries(known),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(environment ? { environment } : {}),
    format: set.format,
    problems: [
      ...(rival
        ? ['There are several sets of credentials; the first is taken. To take another, copy just that one.']
        : []),
      ...(set.problems ?? []),
      ...taken.problems,
    ],
    cleaned: clean(text, set),
  };
}

interface Taken {
  readonly fields: ReadonlyMap<ImportedName, string>;
  readonly problems: readonly string[];
}

function take({ values, computed }: FoundSet): Taken {
  const taken = new Map<ImportedName, string>();
  const placeholders: string[] = [];
  const problems: string[] = [];
  for (const [name, found] of values) {
    const value = isSecret(name) ? found : found.trim();
    const problem = problemOf(name, value);
    if (value === '') continue;
    if (isPlaceholder(name, value)) placeholders.push(labelOf(name));
    else if (problem !== undefined) problems.push(problem);
    else taken.set(name, value);
  }
  const left = (names: readonly string[], why: string) =>
    names.length > 0 ? [`Left out, ${why}: ${names.join(', ')}.`] : [];
  problems.push(...left(placeholders, 'only a sample’s placeholder'));
  problems.push(...left([...computed].map(labelOf), 'it is computed when the code runs'));
  return { fields: taken, problems };
}

function isSecret(name: ImportedName): boolean {
  return name !== 'deviceId' && fieldOf(name).secret;
}

function labelOf(name: ImportedName): string {
  return name === 'deviceId' ? 'Device Id' : fieldOf(name).label;
}

function problemOf(name: ImportedName, value: string): string | undefined {
  return name === 'deviceId' ? validateDeviceId(value) : validateField(fieldOf(name), value);
}

function seen({ values, computed }: FoundSet): number {
  return values.size + computed.size;
}

function differs(one: ReadonlyMap<ImportedName, string>, other: ReadonlyMap<ImportedName, string>): boolean {
  return [...one].some(([name, value]) => other.get(name) !== value);
}

function clean(text: string, { places }: FoundSet): string {
  let cleaned = text;
  for (const { start, end, instead } of [...places].sort((a, b) => b.start - a.start)) {
    cleaned = cleaned.slice(0, start) + instead + cleaned.slice(end);
  }
  return cleaned;
}
