import { cleanQuotation } from '../platform/errors';
import { countdown, LAST_MINUTES_MS, localTime, shortDuration, spokenDuration } from '../platform/durations';
import { t, type Text } from '../platform/text';
import type { SessionState } from './sessionState';

/** Remaining time from which an expiration without a planned renewal gets the warning color. */
const WARNING_MS = 5 * 60_000;
const MAX_LABEL_LENGTH = 24;
/** Between two updates of a time in minutes. */
const MIN_UPDATE_INTERVAL_MS = 30_000;

/** The one thing to know about the session, as the status bar shows it. */
export interface Status {
  /** Starts with a codicon. */
  readonly text: Text;
  /** For a screen reader: without a time that changes each second. */
  readonly spoken: Text;
  readonly tone: 'plain' | 'warning' | 'error';
  /** ms until the text changes without an event; absent: never. */
  readonly changesIn?: number;
}

/** @param now ms since 1970, service time, as the expiry is */
export function statusOf(state: SessionState, now: number): Status {
  const { environment, profile } = state;
  if (!profile) {
    const spoken = state.isUnselected ? t('Tradovate: no active profile') : t('Tradovate: no profile');
    return { text: t('$(key) Tradovate'), spoken, tone: 'plain' };
  }
  const label = labelOf(environment?.label ?? profile.environment);
  const status = (text: Text, spoken: Text, tone: Status['tone'] = 'plain', changesIn?: number): Status => ({
    text,
    spoken: t('Tradovate {0}: {1}', label, spoken),
    tone,
    ...(changesIn === undefined ? {} : { changesIn }),
  });
  if (state.pausedUntil !== undefined) {
    const remaining = state.pausedUntil - now;
    return status(
      t('$(watch) {0} retry in {1}', label, countdown(remaining)),
      t('waiting to retry'),
      'plain',
      untilNext(remaining, 1000),
    );
  }
  if (state.activeCall)
    return status(
      t('$(sync~spin) {0}', label),
      state.activeCall === 'renewal' ? t('renewing the token') : t('signing in'),
    );
  if (state.block) {
    const until = localTime(state.block.until);
    return status(t('$(lock) {0} until {1}', label, until), t('requests blocked until {0}', until));
  }
  const { session } = state;
  switch (session.kind) {
    case 'none':
      return status(t('$(key) {0}', label), t('no token'));
    case 'expired':
      return status(t('$(warning) {0} expired', label), t('token has expired'), 'error');
    case 'ended':
      return status(
        t('$(warning) {0} ended', label),
        session.elsewhere ? t('session ended, you may have signed in elsewhere') : t('session ended'),
        'error',
      );
    case 'alive': {
      const remaining = session.expiresAt - now;
      if (remaining <= 0) return status(t('$(warning) {0} expired', label), t('token has expired'), 'error');
      const warn = remaining <= WARNING_MS && state.renewalAt === undefined;
      const spoken =
        remaining <= LAST_MINUTES_MS
          ? t('token expires in less than 2 minutes')
          : t('token expires in {0}', spokenDuration(remaining));
      return status(
        t('$(key) {0} {1}', label, shortDuration(remaining)),
        spoken,
        warn ? 'warning' : 'plain',
        nextUpdateIn(remaining),
      );
    }
  }
}

/** ms until a remaining time passes the next whole step. */
function untilNext(remaining: number, step: number): number {
  const rest = remaining % step;
  return rest <= 0 ? step : rest;
}

/** Each second in the last minutes; before that at most twice a minute, and when the last minutes begin. */
function nextUpdateIn(remaining: number): number {
  if (remaining <= LAST_MINUTES_MS) return untilNext(remaining, 1000);
  const toLastMinutes = remaining - LAST_MINUTES_MS;
  return toLastMinutes <= 60_000 ? toLastMinutes : Math.max(untilNext(remaining, 60_000), MIN_UPDATE_INTERVAL_MS);
}

/** Custom environment names are untrusted: one line, shortened, `$(icon)` syntax removed. */
function labelOf(label: string): string {
  const clean = cleanQuotation(label).replaceAll('$(', '(');
  return clean.length > MAX_LABEL_LENGTH ? `${clean.slice(0, MAX_LABEL_LENGTH)}…` : clean;
}

/** The session in lines, for the tooltip and the menu: what it is, when it expires, what happens next. */
export function describe(state: SessionState, now: number): readonly Text[] {
  const { block, lastError = [] } = state;
  const error = lastError.length === 0 ? [] : [t('Last error: {0}', lastError)];
  return [...(block ? [blockLine(block)] : []), ...sessionLines(state, now), ...error];
}

function blockLine({ reason, until }: NonNullable<SessionState['block']>): Text {
  return reason === 'captcha'
    ? t('CAPTCHA required. Requests are blocked until {0}.', localTime(until))
    : t('Your IP address is locked. Requests are blocked until {0}.', localTime(until));
}

function sessionLines({ session, renewalAt }: SessionState, now: number): readonly Text[] {
  switch (session.kind) {
    case 'none':
      return [t('No token')];
    case 'expired':
      return [t('Expired at {0}', localTime(session.expiresAt))];
    case 'ended':
      return session.elsewhere
        ? [t('Session ended. You may have signed in elsewhere.')]
        : [t('Session ended: Tradovate no longer accepts the token')];
    case 'alive':
      return [
        t('Expires at {0} (in {1})', localTime(session.expiresAt), spokenDuration(session.expiresAt - now)),
        ...(session.renewedAt === undefined ? [] : [t('Last renewed at {0}', localTime(session.renewedAt))]),
        renewalAt === undefined
          ? t("Won't be renewed automatically")
          : t('Renews at {0}', localTime(Math.max(renewalAt, now))),
      ];
  }
}
