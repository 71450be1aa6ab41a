import { cleanQuotation } from '../platform/errors';
import { countdown, LAST_MINUTES, localTime, shortDuration, spokenDuration } from '../platform/durations';
import type { SessionState } from './sessionState';

/** From here on an expiry that no renewal will prevent is worth a colour. */
const WARN_MS = 5 * 60_000;
const LABEL_LIMIT = 24;
/** The least time between two wake-ups for a figure in minutes. */
const SLOW_MS = 30_000;

/** The one thing to know about the session, as the status bar shows it. */
export interface Status {
  /** With a codicon in front. */
  readonly text: string;
  /** For a screen reader: without figures that change each second. */
  readonly spoken: string;
  readonly tone: 'plain' | 'warning' | 'error';
  /** When the text changes by itself, ms from now; absent: never. */
  readonly changesIn?: number;
}

/** @param now ms since 1970, service time, as the expiry is */
export function statusOf(state: SessionState, now: number): Status {
  const { environment, profile } = state;
  if (!profile) return { text: '$(key) Tradovate', spoken: 'Tradovate: no profile', tone: 'plain' };
  const label = labelOf(environment?.label ?? profile.environment);
  const status = (text: string, spoken: string, tone: Status['tone'] = 'plain', changesIn?: number): Status => ({
    text,
    spoken: `Tradovate ${label}: ${spoken}`,
    tone,
    ...(changesIn === undefined ? {} : { changesIn }),
  });
  if (state.pausedUntil !== undefined) {
    const left = state.pausedUntil - now;
    return status(
      `$(watch) ${label} retry in ${countdown(left)}`,
      'waiting before the next try',
      'plain',
      untilNext(left, 1000),
    );
  }
  if (state.activeCall)
    return status(`$(sync~spin) ${label}`, state.activeCall === 'renewal' ? 'renewing the token' : 'signing in');
  if (state.block) {
    const until = localTime(state.block.until);
    return status(`$(lock) ${label} until ${until}`, `nothing is sent until ${until}`);
  }
  const { session } = state;
  switch (session.kind) {
    case 'none':
      return status(`$(key) ${label}`, 'no token');
    case 'expired':
      return status(`$(warning) ${label} expired`, 'the token has expired', 'error');
    case 'ended':
      return status(
        `$(warning) ${label} ended`,
        session.elsewhere ? 'the session has ended, signed in elsewhere?' : 'the session has ended',
        'error',
      );
    case 'alive': {
      const left = session.expiresAt - now;
      if (left <= 0) return status(`$(warning) ${label} expired`, 'the token has expired', 'error');
      const warn = left <= WARN_MS && state.renewalAt === undefined;
      const spoken =
        left <= LAST_MINUTES ? 'the token expires in less than 2 minutes' : `the token lives ${spokenDuration(left)}`;
      return status(`$(key) ${label} ${shortDuration(left)}`, spoken, warn ? 'warning' : 'plain', wakeIn(left));
    }
  }
}

/** ms until a remaining time passes the next whole step. */
function untilNext(left: number, step: number): number {
  const rest = left % step;
  return rest <= 0 ? step : rest;
}

/** Each second in the last minutes; before, at most twice a minute, and in time for the last minutes. */
function wakeIn(left: number): number {
  if (left <= LAST_MINUTES) return untilNext(left, 1000);
  const toLast = left - LAST_MINUTES;
  return toLast <= 60_000 ? toLast : Math.max(untilNext(left, 60_000), SLOW_MS);
}

/** The name of a user's own environment is his text: short, on one line, and no icon of ours. */
function labelOf(label: string): string {
  const clean = cleanQuotation(label).replaceAll('$(', '(');
  return clean.length > LABEL_LIMIT ? `${clean.slice(0, LABEL_LIMIT)}…` : clean;
}

/** The session in lines of words, for the tooltip and the menu: what it is, how long it lives, what happens next. */
export function describe(state: SessionState, now: number): string[] {
  const { session, renewalAt, block: stop, lastError: trouble } = state;
  const lines: string[] = [];
  if (stop)
    lines.push(
      `${stop.reason === 'captcha' ? 'Tradovate asks for a captcha' : 'Your address is locked'}: nothing is sent until ${localTime(stop.until)}`,
    );
  switch (session.kind) {
    case 'none':
      lines.push('No token');
      break;
    case 'expired':
      lines.push(`Expired at ${localTime(session.expiresAt)}`);
      break;
    case 'ended':
      lines.push(
        session.elsewhere
          ? 'Session ended: signed in elsewhere?'
          : 'Session ended: Tradovate no longer takes the token',
      );
      break;
    case 'alive':
      lines.push(`Expires at ${localTime(session.expiresAt)}, in ${spokenDuration(session.expiresAt - now)}`);
      if (session.renewedAt !== undefined) lines.push(`Last renewed at ${localTime(session.renewedAt)}`);
      lines.push(
        renewalAt === undefined ? 'Is not renewed by itself' : `Renews at ${localTime(Math.max(renewalAt, now))}`,
      );
  }
  if (trouble !== undefined) lines.push(`Last trouble: ${trouble}`);
  return lines;
}
