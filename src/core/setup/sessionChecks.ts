import type { AccessToken } from '../auth/accessToken';
import { localTime, spokenDuration } from '../platform/durations';
import { cleanQuotation } from '../platform/errors';
import { t } from '../platform/text';
import { builtInEnvironments } from '../profile/environment';
import { hostAndPortOf } from '../profile/plainUrl';
import type { AttemptsLeft } from '../session/rateLimits';
import { blockedError } from '../session/sessionErrors';
import type { SessionState } from '../session/sessionState';
import type { SetupCheck } from './setupCheck';

/** @param baseUrl where requests with the current token are sent */
export function environmentCheck(
  { profile, environment, isUnselected }: SessionState,
  baseUrl: string | undefined,
): SetupCheck {
  const line = { id: 'environment', title: t('Environment') };
  if (isUnselected) {
    return {
      ...line,
      state: 'problem',
      detail: [t('No profile is active.')],
      remedy: [t('Select one of your profiles.')],
      action: 'switch-profile',
    };
  }
  if (!profile) {
    return {
      ...line,
      state: 'problem',
      detail: [t('No profile configured.')],
      remedy: [t('Add a profile, or import your credentials.')],
      action: 'add-profile',
    };
  }
  if (!environment) {
    return {
      ...line,
      state: 'problem',
      detail: [t("This profile's environment is no longer defined in 'tradovate.environments'.")],
      remedy: [t('Define it again, or select another one for the profile.')],
      action: 'open-settings',
    };
  }
  const [host, ownHost] = [environment.baseUrl, baseUrl ?? environment.baseUrl].map((url) => hostAndPortOf(url) ?? url);
  const isBuiltIn = builtInEnvironments.some(({ id }) => id === environment.id);
  const label = isBuiltIn ? environment.label : cleanQuotation(environment.label);
  const isDedicated = host !== ownHost;
  return {
    ...line,
    state: 'ok',
    detail: [
      isDedicated
        ? t("{0}. Requests are sent to the account's dedicated host '{1}'.", label, ownHost ?? '')
        : t("{0}. Requests are sent to '{1}'.", label, host ?? ''),
    ],
    anonymousDetail: [
      !isBuiltIn
        ? t('An environment of your own.')
        : isDedicated
          ? t("{0}. Requests are sent to the account's dedicated host.", label)
          : t('{0}. Requests are sent to its published host.', label),
    ],
  };
}

/** @param now service time */
export function sessionCheck({ session, block, lastError }: SessionState, now: number): SetupCheck {
  const line = { id: 'session', title: t('Session') };
  if (block) {
    const error = blockedError(block);
    const remedy =
      block.reason === 'captcha'
        ? t('Solve the CAPTCHA in the Tradovate application.')
        : t('Wait until then. The extension sends nothing in the meantime.');
    const action = error.remedies[0];
    return { ...line, state: 'problem', detail: error.sentences, remedy: [remedy], ...(action ? { action } : {}) };
  }
  const signIn = { remedy: [t("Run 'Get Token' to sign in.")], action: 'get-token' } as const;
  switch (session.kind) {
    case 'none':
      // The last error may quote the service or name the profile.
      return lastError
        ? { ...line, state: 'problem', detail: lastError, anonymousDetail: [t('The last sign-in failed.')], ...signIn }
        : { ...line, state: 'warning', detail: [t("You're not signed in.")], ...signIn };
    case 'expired':
      return {
        ...line,
        state: 'problem',
        detail: [t('The token expired at {0}.', localTime(session.expiresAt))],
        ...signIn,
      };
    case 'ended': {
      const detail = session.elsewhere
        ? t('The session has ended, probably because of a newer sign-in.')
        : t('The session has ended.');
      return { ...line, state: 'problem', detail: [detail], ...signIn };
    }
    case 'alive': {
      const { expiresAt } = session;
      const detail = [t('The token expires in {0} ({1}).', spokenDuration(expiresAt - now), localTime(expiresAt))];
      return lastError
        ? {
            ...line,
            state: 'warning',
            detail: [...detail, t('The last renewal failed.')],
            remedy: [t("Run 'Renew Token': it shows whether the session is still valid.")],
            action: 'renew-token',
          }
        : { ...line, state: 'ok', detail };
    }
  }
}

export function renewalsCheck(left: AttemptsLeft | undefined): SetupCheck {
  const line = { id: 'renewals', title: t('Limits of this hour') };
  if (!left) return { ...line, state: 'skipped', detail: [t('Not checked, because there is no profile.')] };
  const { renewals, maxRenewals, signInFailures, maxSignInFailures } = left;
  const detail = [
    t('Renewals left: {0} of {1}.', renewals, maxRenewals),
    t('Failed sign-ins left until a lock: {0} of {1}.', signInFailures, maxSignInFailures),
  ];
  if (renewals > 0 && signInFailures > 1) return { ...line, state: 'ok', detail };
  const remedy = [t('Wait for an hour: Tradovate locks an IP address that goes beyond its limits.')];
  return { ...line, state: 'warning', detail, remedy };
}

type Flag = 'hasLive' | 'hasMarketData' | 'hasFunded';

/** What the sign-in said about the user. @param live the environment is LIVE */
export function accountChecks(token: AccessToken | undefined, live: boolean): readonly SetupCheck[] {
  return [
    flagCheck('hasLive', token, {
      title: t('Live account'),
      yes: t('The user has a live account.'),
      no: t('The user has no live account.'),
      remedy: live
        ? [t('Use a Demo profile, or open a live account with Tradovate.')]
        : [t('Demo works without one. A key of your own requires one.')],
      isNeeded: live,
    }),
    flagCheck('hasFunded', token, {
      title: t('Funded account'),
      yes: t('The live account is funded.'),
      no: t("The live account isn't funded."),
      remedy: live ? [t('Fund the account before you send orders to LIVE.')] : [t('Demo works without it.')],
      isNeeded: live,
    }),
    flagCheck('hasMarketData', token, {
      title: t('Market data'),
      yes: t('The user has a market data subscription.'),
      no: t('The user has no market data subscription.'),
      remedy: [t('Quotes and charts need one. Subscribe in the Tradovate application.')],
      isNeeded: true,
    }),
  ];
}

interface FlagTexts extends Pick<SetupCheck, 'title'> {
  readonly yes: SetupCheck['detail'][number];
  readonly no: SetupCheck['detail'][number];
  readonly remedy: SetupCheck['detail'];
  /** Requests of this environment need it. */
  readonly isNeeded: boolean;
}

function flagCheck(
  flag: Flag,
  token: AccessToken | undefined,
  { title, yes, no, remedy, isNeeded }: FlagTexts,
): SetupCheck {
  const line = { id: flag, title };
  if (!token) return { ...line, state: 'unknown', detail: [t('Known after signing in.')] };
  const value = token[flag];
  if (value === undefined) return { ...line, state: 'unknown', detail: [t("The sign-in response didn't say.")] };
  if (value) return { ...line, state: 'ok', detail: [yes] };
  return { ...line, state: isNeeded ? 'warning' : 'ok', detail: [no], remedy };
}
