import { builtInEnvironments } from '../../src/core/profile/environment';
import { t } from '../../src/core/platform/text';
import type { SessionState } from '../../src/core/session/sessionState';
import { tokenViewOf, type TokenView } from '../../src/core/sidebar/tokenView';

/** The token in each state, as the host sends it. */

const MINUTE = 60_000;
/** 14:12:30 in the time zone of this machine, so that pictures don't depend on it. */
const now = new Date(2026, 0, 5, 14, 12, 30).getTime();
const [demo, real] = builtInEnvironments;

function view(state: Partial<SessionState>, environment = demo, readOnly = false): TokenView {
  const profile = { id: 'p', label: environment === real ? 'My account' : 'Paper trading', environment: 'demo' };
  return tokenViewOf(
    { profile, session: { kind: 'none' }, ...(environment ? { environment } : {}), ...state },
    now,
    readOnly,
  );
}

const token = (left: number) => ({
  issuerUrl: demo?.baseUrl ?? '',
  expiresAt: now + left,
  receivedAt: now + left - 80 * MINUTE,
});
const alive = (left: number): Partial<SessionState> => ({ session: { kind: 'alive', ...token(left) } });
const renewed = { ...alive(70 * MINUTE), renewalAt: now + 55 * MINUTE };

export const valid = view(renewed);
export const welcome = tokenViewOf({ session: { kind: 'none' } }, now, false);
export const unselected = tokenViewOf({ isUnselected: true, session: { kind: 'none' } }, now, false);
export const none = view({});
export const busy = view({ activeCall: 'sign-in' });
export const waiting = view({ activeCall: 'sign-in', pausedUntil: now + 15_000 });
export const lastMinutes = view(alive(118_000));
export const expired = view({
  session: { kind: 'expired', ...token(-MINUTE) },
  lastError: [t('Tradovate took too long to respond (HTTP 408).')],
});
export const ended = view({ session: { kind: 'ended', elsewhere: true } });
export const blocked = view({ block: { reason: 'captcha', until: now + 60 * MINUTE } });
export const live = view(renewed, real);
export const liveReadOnly = view(renewed, real, true);
