import { t, type Text } from '../platform/text';
import type { Credentials } from './credentials';

/** The fields that a user knows; the device ID is generated. */
export type FieldName = 'name' | 'password' | 'appId' | 'appVersion' | 'cid' | 'sec';
export type CredentialFields = Readonly<Record<FieldName, string>>;

export interface Field {
  readonly name: FieldName;
  readonly label: Text;
  /** Asks for it, and says where to find it. */
  readonly prompt: Text;
  readonly secret: boolean;
  /** Characters. Source: contract, body fields. */
  readonly maxLength: number;
  readonly defaultValue?: string;
}

/** In the order in which the user is asked. Source: contract, "POST /auth/accesstokenrequest". */
export const fields: readonly Field[] = [
  {
    name: 'name',
    label: t('User name'),
    prompt: t('Enter the user name that you sign in to Tradovate with'),
    secret: false,
    maxLength: 64,
  },
  {
    name: 'password',
    label: t('Password'),
    prompt: t('Enter the API-dedicated password if you set one on the key, otherwise your own'),
    secret: true,
    maxLength: 64,
  },
  {
    name: 'appId',
    label: t('Key nickname (appId)'),
    prompt: t('Enter the nickname of your API key, as listed under API Access'),
    secret: false,
    maxLength: 64,
  },
  {
    name: 'appVersion',
    label: t('App version'),
    prompt: t('Enter any version; all samples use 1.0'),
    secret: false,
    maxLength: 64,
    defaultValue: '1.0',
  },
  {
    name: 'cid',
    label: t('Key ID (cid)'),
    prompt: t('Enter the ID of your own API key, a number shown in Application Settings > API Access'),
    secret: false,
    maxLength: 64,
  },
  {
    name: 'sec',
    label: t('API secret (sec)'),
    prompt: t('Enter the secret of your API key, which was shown once when the key was created'),
    secret: true,
    maxLength: 8192,
  },
];

export const deviceIdLabel = t('Device ID');

export function fieldOf(name: FieldName): Field {
  const found = fields.find((field) => field.name === name);
  if (!found) throw new RangeError(name);
  return found;
}

/** Why a value can't be stored. */
export interface FieldProblem {
  readonly kind: 'required' | 'space' | 'too-long' | 'url';
  readonly text: Text;
}

/** `undefined`: the value can be stored. Secrets are taken as they are, spaces included. */
export function validateField(field: Field, value: string): FieldProblem | undefined {
  if (value === '') return required(field.label);
  if (!field.secret && value.trim() !== value)
    return { kind: 'space', text: t('{0} must not start or end with a space.', field.label) };
  return value.length > field.maxLength ? tooLong(field.label, field.maxLength, value.length) : undefined;
}

/** What is unusual about a value that can be stored; `undefined`: nothing. */
export function warningFor(field: Field, value: string): Text | undefined {
  return field.secret && value.trim() !== value
    ? t('{0} starts or ends with a space. Was it copied by mistake?', field.label)
    : undefined;
}

const MAX_DEVICE_ID_LENGTH = 64;

/** Source: contract: at most 64 characters, stable; empty is not an ID. */
export function validateDeviceId(value: string): FieldProblem | undefined {
  if (value.trim() === '') return required(deviceIdLabel);
  return value.length > MAX_DEVICE_ID_LENGTH ? tooLong(deviceIdLabel, MAX_DEVICE_ID_LENGTH, value.length) : undefined;
}

function required(label: Text): FieldProblem {
  return { kind: 'required', text: t('{0} is required.', label) };
}

function tooLong(label: Text, maxLength: number, length: number): FieldProblem {
  return { kind: 'too-long', text: t('{0} must be at most {1} characters (currently {2}).', label, maxLength, length) };
}

export function secretsOf(credentials: Partial<Credentials>): (string | undefined)[] {
  return fields.filter(({ secret }) => secret).map(({ name }) => credentials[name]);
}
