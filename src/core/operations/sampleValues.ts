import type { Field, Operation, Scalar } from './catalog';
import { sampleSymbol } from './startingValues';

/** Samples for text fields, by name: made up, but of the right form. */
const TEXTS: Readonly<Record<string, string>> = {
  t: 'MES',
  grant_type: 'authorization_code',
  country: 'US',
  citizenship: 'US',
  state: 'IL',
  city: 'Chicago',
  zipCode: '60604',
  streetAddress1: '1 Main Street',
  phone: '+13125550100',
  email: 'name@example.com',
  ctaEmail: 'name@example.com',
  firstName: 'First',
  lastName: 'Last',
  documentType: 'DriverLicense',
  filename: 'document.pdf',
  base64data: 'data:application/pdf;base64,JVBERi0=',
  accountSpec: 'DEMO12345',
};

/** Samples for `name`, which depends on the first part of the path. */
const NAMES: Readonly<Record<string, string>> = {
  account: 'DEMO12345',
  product: 'MES',
  contractGroup: 'Index',
  currency: 'USD',
  exchange: 'CME',
};

const NUMBERS: Readonly<Record<string, number>> = {
  orderQty: 1,
  l: 10,
  elementSize: 1,
  asMuchAsElements: 100,
  speed: 100,
  year: 2026,
  month: 1,
  day: 5,
  divisor: 1,
  price: 6900,
  stopPrice: 6900,
  pegDifference: 5,
  orderStrategyTypeId: 2,
};

const DATE_TIME = '2026-01-05T14:30:00.000Z';

/** Only a broker liquidates as an administrator; nothing is made that has expired already. */
const OFF: ReadonlySet<string> = new Set(['admin', 'expired']);

/** Fields that contain a secret: the user or the environment provides them, never a known value. */
export const secretFields: ReadonlySet<string> = new Set([
  'password',
  'currentPassword',
  'sec',
  'code',
  'client_secret',
  'httpAuth',
  'refresh_token',
  'code_verifier',
  'assertion',
]);

export function isSecret(name: string): boolean {
  return secretFields.has(name);
}

/**
 * The fields of the token request with the environment variable of each, in the order of Tradovate's guide,
 * which requires more of them than the schema does. Source: contract, "POST /auth/accesstokenrequest".
 */
export const credentialVariables: Readonly<Record<string, string>> = {
  name: 'TRADOVATE_USERNAME',
  password: 'TRADOVATE_PASSWORD',
  appId: 'TRADOVATE_APP_ID',
  appVersion: 'TRADOVATE_APP_VERSION',
  deviceId: 'TRADOVATE_DEVICE_ID',
  cid: 'TRADOVATE_CID',
  sec: 'TRADOVATE_SEC',
};

/**
 * A sample of the right type and form: shown at the tab stop, and sent by an unchanged snippet.
 * @param now ms since 1970: no contract is named that has expired
 */
export function sampleOf(field: Field, type: Scalar, operation: Operation, now: number): string | number | boolean {
  if (type === 'boolean') return !OFF.has(field.name);
  if (type !== 'string') return NUMBERS[field.name] ?? 0;
  if (isSecret(field.name)) return '';
  if (field.format === 'date-time') return DATE_TIME;
  const family = operation.path.split('/')[1] ?? '';
  if (field.name === 'symbol' || (field.name === 'name' && family === 'contract')) return sampleSymbol(now);
  if (field.name === 'name') return NAMES[family] ?? 'name';
  return TEXTS[field.name] ?? field.name;
}
