import { t, type Text } from '../../platform/text';
import { deviceIdLabel, fieldOf, fields, validateDeviceId, validateField, type CredentialFields } from '../fields';
import { findInCurl } from './curl';
import { findInEnv } from './env';
import type { CredentialSet, Format, ImportedEnvironment, ImportedField, ImportProblem } from './credentialSet';
import { environmentIn } from './names';
import { findInObjects } from './objects';
import { isPlaceholder } from './placeholders';

export type { Format, ImportProblem } from './credentialSet';

/** Characters of a text that is read at all. Credentials are a few hundred. */
const MAX_LENGTH = 1_048_576;

export interface ReadCredentials {
  /** Only what can be used as it is; the rest must be asked for. */
  readonly fields: Partial<CredentialFields>;
  readonly deviceId?: string;
  /** Undefined unless all that the text says of it agrees. */
  readonly environment?: ImportedEnvironment;
  readonly format?: Format;
  /** What was found and not taken, and why. */
  readonly problems: readonly ImportProblem[];
  /** The text without the credentials that were found, all else intact. */
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
  const host = environmentIn(text);
  const candidates = sets.map((set): Candidate => ({ set, valid: validFields(set), environment: agreed(set, host) }));
  const [best] = [...candidates].sort(
    (a, b) => b.valid.fields.size - a.valid.fields.size || fieldCount(b.set) - fieldCount(a.set),
  );
  if (!best) return { fields: {}, problems: [], cleaned: text };
  const { set, valid } = best;
  const rivals = candidates.filter(
    (other) => (other.valid.fields.size >= valid.fields.size || hasSecret(other)) && differs(other, best),
  );
  const isMaybeLive = best.environment === 'live' && rivals.some(({ environment }) => environment !== 'live');
  const environment = isMaybeLive ? undefined : best.environment;
  const deviceId = valid.fields.get('deviceId');
  const values = fields.flatMap(({ name }) => {
    const value = valid.fields.get(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    fields: Object.fromEntries(values),
    ...(deviceId === undefined ? {} : { deviceId }),
    ...(environment ? { environment } : {}),
    format: set.format,
    problems: [...(set.isRepeated || rivals.length > 0 ? [severalSets] : []), ...set.problems, ...valid.problems],
    cleaned: clean(text, set),
  };
}

const severalSets: ImportProblem = {
  kind: 'several-sets',
  text: t('Found multiple sets of credentials; using the most complete one. To use another one, copy only that one.'),
};

interface Candidate {
  readonly set: CredentialSet;
  readonly valid: ValidFields;
  readonly environment: ImportedEnvironment | undefined;
}

interface ValidFields {
  readonly fields: ReadonlyMap<ImportedField, string>;
  readonly problems: readonly ImportProblem[];
}

function validFields({ values, computed }: CredentialSet): ValidFields {
  const valid = new Map<ImportedField, string>();
  const placeholders: ImportedField[] = [];
  const problems: ImportProblem[] = [];
  for (const [name, found] of values) {
    const value = isSecret(name) ? found : found.trim();
    const problem = problemOf(name, value);
    if (value === '') continue;
    if (isPlaceholder(name, value)) placeholders.push(name);
    else if (problem !== undefined) problems.push(problem);
    else valid.set(name, value);
  }
  const [ignored, notRun] = [labels(placeholders), labels([...computed])];
  if (ignored) problems.push({ kind: 'placeholder', text: t('Ignored placeholder values: {0}.', ignored) });
  if (notRun) {
    const text = t('Ignored values that are computed when the code runs: {0}.', notRun);
    problems.push({ kind: 'computed', text });
  }
  return { fields: valid, problems };
}

function isSecret(name: ImportedField): boolean {
  return name !== 'deviceId' && fieldOf(name).secret;
}

/** Their labels as one list; `undefined`: there are none. */
function labels(names: readonly ImportedField[]): Text | undefined {
  const all = names.map((name) => (name === 'deviceId' ? deviceIdLabel : fieldOf(name).label));
  return all.length > 0 ? all.reduce((list, label) => t('{0}, {1}', list, label)) : undefined;
}

function problemOf(name: ImportedField, value: string): ImportProblem | undefined {
  return name === 'deviceId' ? validateDeviceId(value) : validateField(fieldOf(name), value);
}

function fieldCount({ values, computed }: CredentialSet): number {
  return values.size + computed.size;
}

/** What the names of a set and the host in the text say, unless they contradict each other. */
function agreed(
  { environment }: CredentialSet,
  host: ImportedEnvironment | undefined,
): ImportedEnvironment | undefined {
  if (environment === 'unclear') return undefined;
  return environment && host && environment !== host ? undefined : (environment ?? host);
}

function hasSecret({ valid: { fields: found } }: Candidate): boolean {
  return fields.some(({ name, secret }) => secret && found.has(name));
}

function differs(one: Candidate, other: Candidate): boolean {
  if (one.environment && other.environment && one.environment !== other.environment) return true;
  return [...one.valid.fields].some(([name, value]) => other.valid.fields.get(name) !== value);
}

function clean(text: string, { edits }: CredentialSet): string {
  const parts: string[] = [];
  let copied = 0;
  for (const { start, end, replacement } of [...edits].sort((a, b) => a.start - b.start)) {
    parts.push(text.slice(copied, start), replacement);
    copied = end;
  }
  return [...parts, text.slice(copied)].join('');
}
