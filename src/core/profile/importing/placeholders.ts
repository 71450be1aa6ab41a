import type { ImportedField } from './credentialSet';

/** What Tradovate's guide and its "try it" page have in place of the user's own values. */
const samples: Readonly<Record<ImportedField, readonly string[]>> = {
  name: ['username', 'your_username', 'string'],
  password: ['password', 'your_password', 'your_password_or_api_dedicated_password', 'string'],
  appId: ['keyName', 'your_app_nickname', 'string'],
  appVersion: ['string'],
  cid: ['string', 'your_cid'],
  sec: ['API_Secret', 'your_api_secret', 'string'],
  deviceId: ['string', 'your_device_id'],
};

/** Whether a value is a sample's. It counts as missing, so that no sign-in attempt is wasted on it. */
export function isPlaceholder(field: ImportedField, value: string): boolean {
  return samples[field].includes(value) || (field === 'cid' && /^0+$/.test(value));
}
