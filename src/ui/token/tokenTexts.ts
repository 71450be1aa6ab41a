import { localTime, spokenDuration } from '../../core/platform/durations';
import { t, type Text } from '../../core/platform/text';

/** What the commands about the token say. Times in ms since 1970; names cleaned. */
export const tokenTexts = {
  gettingToken: (profile: string): Text => t('Getting a token for {0}', profile),
  signedIn: (environment: string, user: string | undefined, expiresAt: number): Text =>
    user === undefined
      ? t('Signed in to {0}. Token expires at {1}.', environment, localTime(expiresAt))
      : t('Signed in to {0} as {1}. Token expires at {2}.', environment, user, localTime(expiresAt)),
  renewed: (environment: string, expiresAt: number): Text =>
    t('{0} token renewed. It expires at {1}.', environment, localTime(expiresAt)),
  stillValid: (environment: string, expiresAt: number, now: number): Text =>
    t(
      '{0} token is valid for another {1} (until {2}).',
      environment,
      spokenDuration(expiresAt - now),
      localTime(expiresAt),
    ),
  blocked: (until: number): Text => t('Requests to Tradovate are blocked until {0}.', localTime(until)),
  copied: (environment: string, expiresAt: number, limitMs: number): Text =>
    limitMs === 0
      ? t('{0} token copied (valid until {1})', environment, localTime(expiresAt))
      : t(
          '{0} token copied (valid until {1}). The clipboard is cleared in {2}.',
          environment,
          localTime(expiresAt),
          spokenDuration(limitMs),
        ),
  headerCopied: (environment: string, expiresAt: number, limitMs: number): Text =>
    limitMs === 0
      ? t('Authorization header for {0} copied (valid until {1})', environment, localTime(expiresAt))
      : t(
          'Authorization header for {0} copied (valid until {1}). The clipboard is cleared in {2}.',
          environment,
          localTime(expiresAt),
          spokenDuration(limitMs),
        ),
  renew: t('Renew'),
  insertSnippet: t('Insert Snippet'),
} as const;
