import { countdown, LAST_MINUTES_MS, localTime, shortDuration } from '../platform/durations';
import { t, type Text } from '../platform/text';
import { isLive } from '../requests/send/liveGuard';
import type { SessionState } from '../session/sessionState';
import { describe, statusOf } from '../session/statusText';
import type { TokenAction } from './parseMessage';

/** The session as the page shows it. */
export interface TokenView {
  /** Absent: no profile is active. */
  readonly profile?: {
    readonly label: string;
    /** Label. */
    readonly environment: string;
    readonly baseUrl: string;
    /** Real money. */
    readonly live: boolean;
    /** LIVE is read-only. */
    readonly readOnly: boolean;
  };
  readonly kind: 'welcome' | 'unselected' | 'none' | 'busy' | 'waiting' | 'alive' | 'expired' | 'ended' | 'blocked';
  readonly tone: 'plain' | 'warning' | 'error';
  /** `Token is valid`, `Signing in…`. */
  readonly headline: Text;
  /** Time left of the token, or until the next attempt: `1h 19m`, `1:58`. */
  readonly timeLeft?: Text | string;
  /** Remaining share of the token's lifetime, 0 to 1. */
  readonly remaining?: number;
  /** Details, and what happens next: `Renews at 14:17`. */
  readonly lines: readonly Text[];
  /** For screen readers: changes with the state, but not each second. */
  readonly announcement: Text;
  /** Available actions, the most likely first. */
  readonly actions: readonly TokenAction[];
}

/**
 * A pure function of the state that the status bar shows too.
 * @param now ms since 1970, service time
 * @param readOnly LIVE is read-only by the setting
 */
export function tokenViewOf(state: SessionState, now: number, readOnly: boolean): TokenView {
  const { profile, environment } = state;
  if (!profile) {
    const { isUnselected } = state;
    const headline = isUnselected ? t('No active profile') : t('No profile');
    return {
      kind: isUnselected ? 'unselected' : 'welcome',
      tone: 'plain',
      headline,
      lines: [],
      announcement: headline,
      actions: [],
    };
  }
  // Don't show "No token" while signing in.
  const lines = state.activeCall && state.session.kind === 'none' ? [] : describe(state, now);
  const view = stateView(state, now, lines[0] ?? t('No token'));
  const live = environment !== undefined && isLive(environment.baseUrl, environment.id);
  return {
    profile: {
      label: profile.label,
      environment: environment?.label ?? profile.environment,
      baseUrl: environment?.baseUrl ?? '',
      live,
      readOnly: live && readOnly,
    },
    tone: statusOf(state, now).tone,
    // While requests are blocked, the token's remaining time would be read as the block's.
    ...(state.block || state.pausedUntil !== undefined ? {} : lifetimeView(state, now)),
    ...view,
    lines: lines.filter((line) => line !== view.headline),
    actions: actionsOf(state, now, view.kind),
  };
}

type StateView = Pick<TokenView, 'kind' | 'headline' | 'announcement' | 'timeLeft'> & {
  readonly tone?: TokenView['tone'];
};

/** @param firstLine the headline of states that have none of their own */
function stateView(state: SessionState, now: number, firstLine: Text): StateView {
  const { session, activeCall, pausedUntil, block } = state;
  const view = (kind: TokenView['kind'], headline: Text): StateView => ({ kind, headline, announcement: headline });
  if (pausedUntil !== undefined)
    return { ...view('waiting', t('Waiting to retry')), timeLeft: countdown(pausedUntil - now) };
  if (activeCall) return view('busy', activeCall === 'renewal' ? t('Renewing the token…') : t('Signing in…'));
  if (block) return { ...view('blocked', firstLine), tone: 'warning' };
  if (session.kind === 'alive' && session.expiresAt > now) {
    const lastMinutes = session.expiresAt - now <= LAST_MINUTES_MS;
    const announcement = lastMinutes
      ? t('Token expires in less than 2 minutes')
      : t('Token is valid until {0}', localTime(session.expiresAt));
    return { kind: 'alive', headline: t('Token is valid'), announcement };
  }
  if (session.kind === 'alive') return view('expired', t('Expired at {0}', localTime(session.expiresAt)));
  return view(session.kind, firstLine);
}

function lifetimeView({ session }: SessionState, now: number): Pick<TokenView, 'timeLeft' | 'remaining'> {
  if (session.kind !== 'alive') return {};
  const left = Math.max(0, session.expiresAt - now);
  const lifetime = Math.max(1, session.expiresAt - session.receivedAt);
  return { timeLeft: shortDuration(left), remaining: Math.min(1, left / lifetime) };
}

function actionsOf({ session, block }: SessionState, now: number, kind: TokenView['kind']): readonly TokenAction[] {
  if (kind === 'busy' || kind === 'waiting') return [];
  const valid = session.kind === 'alive' && session.expiresAt > now;
  const copyActions: readonly TokenAction[] = valid ? ['copyToken', 'copyAuthorizationHeader'] : [];
  if (block) return [...(block.reason === 'captcha' ? (['captchaSolved'] as const) : []), ...copyActions];
  if (valid) return [...copyActions, 'renewToken', 'forgetToken', 'signInAgain'];
  return session.kind === 'none' ? ['getToken'] : ['getToken', 'forgetToken'];
}
