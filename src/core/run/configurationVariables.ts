import { isRecord } from '../platform/isRecord';
import { looksLikeReference, parseReference, type ReferenceName, type ReferenceValues } from './references';

/**
 * Where a launch configuration has the variables of its program. Most types take an object, C++ and C# a list of names and
 * values. Nothing else is replaced: arguments are public to every process of the machine.
 */
const PROPERTIES = ['env', 'environment'] as const;

/** A launch configuration or the definition of a task: JSON of the workspace. */
export type Configuration = Readonly<Record<string, unknown>>;

/** A variable and what it asks for. */
export interface VariableReference {
  readonly variable: string;
  readonly name: ReferenceName;
}

/** All references of a configuration. @throws {UserFacingError} `invalid-input`: one is misspelled */
export function referencesIn(configuration: Configuration): readonly VariableReference[] {
  return PROPERTIES.flatMap((property) => variablesIn(configuration[property])).flatMap(([variable, value]) => {
    const name = parseReference(variable, value);
    return name === undefined ? [] : [{ variable, name }];
  });
}

/** A copy with the values in place of the references. @throws {UserFacingError} `invalid-input`: one is misspelled */
export function withReferenceValues<T extends Configuration>(configuration: T, values: ReferenceValues): T {
  const copy: Record<string, unknown> = { ...configuration };
  for (const property of PROPERTIES) {
    if (copy[property] !== undefined) copy[property] = replaced(copy[property], values);
  }
  return copy as T;
}

/** Cheap, for every configuration that is started: whether there is anything to replace. */
export function mentionsReference(configuration: Configuration): boolean {
  return PROPERTIES.some((property) =>
    variablesIn(configuration[property]).some(([, value]) => looksLikeReference(value)),
  );
}

function variablesIn(variables: unknown): readonly (readonly [variable: string, value: unknown])[] {
  if (Array.isArray(variables))
    return variables.filter(isRecord).map(({ name, value }) => [typeof name === 'string' ? name : '?', value] as const);
  return isRecord(variables) ? Object.entries(variables) : [];
}

function replaced(variables: unknown, values: ReferenceValues): unknown {
  const valueOf = (variable: string, value: unknown): unknown => {
    const name = parseReference(variable, value);
    return name === undefined ? value : values[name];
  };
  if (Array.isArray(variables))
    return variables.map((one: unknown) =>
      isRecord(one) && 'value' in one ? { ...one, value: valueOf(String(one['name']), one['value']) } : one,
    );
  if (!isRecord(variables)) return variables;
  return Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, valueOf(name, value)]));
}
