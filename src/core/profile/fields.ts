import type { Credentials } from './credentials';

/** The fields that a person knows; the device id is made by us. */
export type FieldName = 'name' | 'password' | 'appId' | 'appVersion' | 'cid' | 'sec';
export type CredentialFields = Readonly<Record<FieldName, string>>;

export interface Field {
  readonly name: FieldName;
  readonly label: string;
  /** Where to find it, or what it is. */
  readonly hint: string;
  readonly secret: boolean;
  /** Most characters. Source: contract, body fields. */
  readonly limit: number;
  readonly standard?: string;
}

/** In the order in which a person is asked. Source: contract, "POST /auth/accesstokenrequest". */
export const fields: readonly Field[] = [
  { name: 'name', label: 'User Name', hint: 'The name you sign in to Tradovate with', secret: false, limit: 64 },
  {
    name: 'password',
    label: 'Password',
    hint: 'Your password, or the API-dedicated one if you set that on the key',
    secret: true,
    limit: 64,
  },
  {
    name: 'appId',
    label: 'Key Nickname (appId)',
    hint: 'The nickname of your API key, under API Access',
    secret: false,
    limit: 64,
  },
  {
    name: 'appVersion',
    label: 'App Version',
    hint: 'Any text; 1.0 is what every sample uses',
    secret: false,
    limit: 64,
    standard: '1.0',
  },
  { name: 'cid', label: 'Key Id (cid)', hint: 'The id of your API key, a number such as 8', secret: false, limit: 64 },
  { name: 'sec', label: 'API Secret (sec)', hint: 'Shown once, when the key is made', secret: true, limit: 8192 },
];

export function fieldOf(name: FieldName): Field {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new RangeError(name);
  return found;
}

/** What is wrong with a value, in a sentence; `undefined`: nothing. Secrets are taken as they are, spaces included. */
export function validateField(field: Field, value: string): string | undefined {
  if (value === '') return `${field.label} is missing.`;
  if (!field.secret && value.trim() !== value) return `${field.label} has a space at its start or end. Remove it.`;
  if (value.length > field.limit)
    return `${field.label} is too long: Tradovate takes ${field.limit} characters at most, this has ${value.length}.`;
  return undefined;
}

/** What is odd about a value that is taken all the same, in a sentence; `undefined`: nothing. */
export function doubtOf(field: Field, value: string): string | undefined {
  return field.secret && value.trim() !== value
    ? `${field.label} has a space at its start or end, which often comes along with a copy.`
    : undefined;
}

/** Source: contract: at most 64 characters, stable; empty is not an id. */
export function validateDeviceId(value: string): string | undefined {
  if (value.trim() === '') return 'The device id is missing.';
  return value.length > 64
    ? `The device id is too long: Tradovate takes 64 characters at most, this has ${value.length}.`
    : undefined;
}

export function secretsOf(credentials: Partial<Credentials>): (string | undefined)[] {
  return fields.filter(({ secret }) => secret).map(({ name }) => credentials[name]);
}
