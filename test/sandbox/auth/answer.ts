import { json, type Reply } from '../reply';
import type { State } from '../state';
import type { Session } from './sessions';

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/**
 * A success with the fields that were seen: contract, "Success". Two can be relied on; `apiHosts` may be absent on a
 * renewal, and here it is.
 */
export function tokenAnswer(session: Session, state: State, call: 'sign-in' | 'renewal'): Reply {
  const issued = session.issued.at(-1);
  return json({
    accessToken: issued?.token,
    expirationTime: iso((issued?.expiresAt ?? 0) + state.clockOffsetMs),
    passwordExpirationTime: iso(state.serviceTime() + YEAR_MS),
    userStatus: 'Active',
    userId: state.userId(session.user),
    name: session.user,
    hasLive: state.environment === 'live',
    hasSimPlus: false,
    showKIDs: false,
    hasFunded: state.environment === 'live',
    hasMarketData: true,
    outdatedTaC: false,
    outdatedLiquidationPolicy: false,
    orgName: 'Sandbox',
    mdAccessToken: issued?.mdToken,
    ...(call === 'sign-in' && state.apiHosts ? { apiHosts: state.apiHosts } : {}),
  });
}

/** ISO 8601, UTC, with milliseconds and `Z`. */
const iso = (time: number): string => new Date(time).toISOString();
