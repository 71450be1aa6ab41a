import { isLive } from '../requests/send/liveGuard';
import { countdown, LAST_MINUTES_MS, localTime, shortDuration } from '../platform/durations';
import { englishText } from '../platform/text';
import type { SessionState } from '../session/sessionState';
import { describe, statusOf } from '../session/statusText';
import type { TokenAction, TokenView } from './messages';

/**
 * The session as the sidebar shows it: a pure function of the state that the status bar shows too.
 * @param now ms since 1970, service time
 * @param readOnly LIVE is read-only by the setting
 */
export function tokenViewOf(state: SessionState, now: number, readOnly: boolean): TokenView {
  const { profile, environment } = state;
  if (!profile) {
    const headline = 'No profile yet';
    return { kind: 'welcome', tone: 'plain', headline, lines: [], spoken: headline, actions: [] };
  }
  // That there is none yet is no news while it is asked for.
  const lines = state.activeCall && state.session.kind === 'none' ? [] : describe(state, now).map(englishText);
  const view = shown(state, now, lines[0] ?? '');
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
    // Beside words about a stop it would be taken for the time that the stop has left.
    ...(state.block || state.pausedUntil !== undefined ? {} : lifeLeft(state, now)),
    ...view,
    lines: lines.filter((line) => line !== view.headline),
    actions: actionsOf(state, now, view.kind),
  };
}

type Shown = Pick<TokenView, 'kind' | 'headline' | 'spoken' | 'figure'> & { readonly tone?: TokenView['tone'] };

/** @param first of the lines: a headline in the same words takes its place */
function shown(state: SessionState, now: number, first: string): Shown {
  const { session, activeCall: asking, pausedUntil, block: stop } = state;
  const same = (kind: TokenView['kind'], headline: string): Shown => ({ kind, headline, spoken: headline });
  if (pausedUntil !== undefined)
    return { ...same('waiting', 'Waiting until the next try is allowed'), figure: countdown(pausedUntil - now) };
  if (asking) return same('asking', asking === 'renewal' ? 'Renewing the token…' : 'Signing in…');
  if (stop) return { ...same('stopped', first), tone: 'warning' };
  if (session.kind === 'alive' && session.expiresAt > now) {
    const last = session.expiresAt - now <= LAST_MINUTES_MS;
    const spoken = last
      ? 'Token expires in less than 2 minutes'
      : `Token is valid until ${localTime(session.expiresAt)}`;
    return { kind: 'alive', headline: 'Token is valid', spoken };
  }
  if (session.kind === 'alive') return same('expired', `Expired at ${localTime(session.expiresAt)}`);
  return same(session.kind, first);
}

function lifeLeft({ session }: SessionState, now: number): Pick<TokenView, 'figure' | 'share'> {
  if (session.kind !== 'alive') return {};
  const left = Math.max(0, session.expiresAt - now);
  const life = Math.max(1, session.expiresAt - session.receivedAt);
  return { figure: englishText(shortDuration(left)), share: Math.min(1, left / life) };
}

function actionsOf(
  { session, block: stop }: SessionState,
  now: number,
  kind: TokenView['kind'],
): readonly TokenAction[] {
  if (kind === 'asking' || kind === 'waiting') return [];
  const alive = session.kind === 'alive' && session.expiresAt > now;
  const held: readonly TokenAction[] = alive ? ['copy', 'copyHeader'] : [];
  if (stop) return [...(stop.reason === 'captcha' ? (['captchaSolved'] as const) : []), ...held];
  if (alive) return [...held, 'renew', 'forget', 'signInAgain'];
  return session.kind === 'none' ? ['get'] : ['get', 'forget'];
}
