import { cleanQuotation } from '../platform/errors';
import { localTime } from '../platform/durations';
import { t, type Text } from '../platform/text';
import type { KnownSecret } from './knownSecrets';

/** What is said of a secret in a file, by what it opens. */
export interface Exposure {
  readonly severity: 'error' | 'warning' | 'information';
  readonly message: Text;
}

/** @param path of the file: `.env` files are made for secrets */
export function exposureOf(secret: KnownSecret, isValid: boolean, path: string): Exposure {
  if (!isValid || isEnvFile(path)) return { severity: 'information', message: messageOf(secret, isValid) };
  return { severity: secret.isLive ? 'error' : 'warning', message: messageOf(secret, isValid) };
}

/** `.env`, `.env.local`, `prod.env` */
export function isEnvFile(path: string): boolean {
  return /(?:^|[\\/])(?:\.env(?:\.[^\\/]*)?|[^\\/]*\.env)$/i.test(path);
}

function messageOf({ kind, profile, environment, expiresAt }: KnownSecret, isValid: boolean): Text {
  const owner = [cleanQuotation(profile), cleanQuotation(environment)] as const;
  const until = localTime(expiresAt ?? 0);
  switch (kind) {
    case 'accessToken':
      return isValid
        ? t(
            'Access token of {0} ({1}), valid until {2}. Anyone who can read this file can use the account.',
            ...owner,
            until,
          )
        : t('Expired access token of {0} ({1}).', ...owner);
    case 'mdAccessToken':
      return isValid
        ? t(
            'Market data token of {0} ({1}), valid until {2}. Anyone who can read this file can use it.',
            ...owner,
            until,
          )
        : t('Expired market data token of {0} ({1}).', ...owner);
    case 'password':
      return t('Password of {0} ({1}). Anyone who can read this file can sign in with it.', ...owner);
    case 'apiSecret':
      return t('API secret of {0} ({1}). Anyone who can read this file can sign in with it.', ...owner);
  }
}
