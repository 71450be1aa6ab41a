import type { ImportedName } from './found';

/** What Tradovate's guide and its "try it" page write where a person's own value belongs. */
const samples: Readonly<Record<ImportedName, readonly string[]>> = {
  name: ['username', 'your_username', 'string'],
  password: ['password', 'your_password', 'your_password_or_api_dedicated_password', 'string'],
  appId: ['keyName', 'your_app_nickname', 'string'],
  appVersion: ['string'],
  cid: ['string', 'your_cid'],
  sec: ['API_Secret', 'your_api_secret', 'string'],
  deviceId: ['string', 'your_device_id'],
};

/** Whether a value is only the sample's own: then it counts as missing, and no try at signing in is wasted on it. */
export function isPlaceholder(field: ImportedName, value: string): boolean {
  return samples[field].includes(value) || (field === 'cid' && /^0+$/.test(value));
}
