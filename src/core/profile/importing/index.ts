import { t, type Text } from '../../platform/text';
import { deviceIdLabel, fieldOf, fields, validateDeviceId, validateField, type CredentialFields } from '../fields';
import { findInCurl } from './curl';
import { findInEnv } from './env';
import type { Format, FoundSet, ImportedName, ImportProblem } from './found';
import { environmentIn } from './names';
import { findInObjects } from './objects';
import { isPlaceholder } from './placeholders';

export type { Format, ImportProblem } from './found';

/** Characters of a text that is read at all. Credentials are a few hundred. */
const MAX_LENGTH = 1_048_576;

export interface ReadCredentials {
  /** Only what can be used as it is; the rest must be asked for. */
  readonly fields: Partial<CredentialFields>;
  readonly deviceId?: string;
  readonly environment?: 'demo' | 'live';
  readonly format?: Format;
  /** What was found and not taken, and why. */
  readonly problems: readonly ImportProblem[];
  /** The text without the credentials that were found, the code around them intact. */
  readonly cleaned: string;
}

/**
 * Reads credentials out of a text: JSON, JSON5, the JavaScript object of Tradovate's guide with any code or prose around
 * it, the body of a `curl` command, or `.env`. Never runs code. Of several sets it takes the most complete one, the
 * first of equals.
 */
export function readCredentials(text: string): ReadCredentials {
  if (text.length > MAX_LENGTH) {
    const tooLarge = t(
      'The text is larger than 1 MB and was not read. Copy just the credentials and import them from the clipboard.',
    );
    return { fields: {}, problems: [{ kind: 'too-large', text: tooLarge }], cleaned: text };
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
    problems: [...(rival ? [severalSets] : []), ...(set.problems ?? []), ...taken.problems],
    cleaned: clean(text, set),
  };
}

const severalSets: ImportProblem = {
  kind: 'several-sets',
  text: t('Found multiple sets of credentials; using the first. To use another one, copy only that one.'),
};

interface Taken {
  readonly fields: ReadonlyMap<ImportedName, string>;
  readonly problems: readonly ImportProblem[];
}

function take({ values, computed }: FoundSet): Taken {
  const taken = new Map<ImportedName, string>();
  const placeholders: ImportedName[] = [];
  const problems: ImportProblem[] = [];
  for (const [name, found] of values) {
    const value = isSecret(name) ? found : found.trim();
    const problem = problemOf(name, value);
    if (value === '') continue;
    if (isPlaceholder(name, value)) placeholders.push(name);
    else if (problem !== undefined) problems.push(problem);
    else taken.set(name, value);
  }
  const [ignored, notRun] = [labels(placeholders), labels([...computed])];
  if (ignored) problems.push({ kind: 'placeholder', text: t('Ignored placeholder values: {0}.', ignored) });
  if (notRun) {
    const text = t('Ignored values that are computed when the code runs: {0}.', notRun);
    problems.push({ kind: 'computed', text });
  }
  return { fields: taken, problems };
}

function isSecret(name: ImportedName): boolean {
  return name !== 'deviceId' && fieldOf(name).secret;
}

/** Their labels as one list; `undefined`: there are none. */
function labels(names: readonly ImportedName[]): Text | undefined {
  const all = names.map((name) => (name === 'deviceId' ? deviceIdLabel : fieldOf(name).label));
  return all.length > 0 ? all.reduce((list, label) => t('{0}, {1}', list, label)) : undefined;
}

function problemOf(name: ImportedName, value: string): ImportProblem | undefined {
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
  for (const { start, end, replacement } of [...places].sort((a, b) => b.start - a.start)) {
    cleaned = cleaned.slice(0, start) + replacement + cleaned.slice(end);
  }
  return cleaned;
}
