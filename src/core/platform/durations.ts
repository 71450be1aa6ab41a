import { t, type Text } from './text';

/** The token's life in figures and words. All times in ms. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** From here on seconds are shown and each one counts. */
export const LAST_MINUTES = 2 * MINUTE;

/** The advice of the vendor is 15 minutes of 80; a token that lives shorter is renewed in the last quarter of its life. */
const LARGEST_LEAD_SHARE = 1 / 4;

/** How long before its expiry a token is renewed: the lead of the settings, scaled down for short-lived tokens. */
export function renewalLead(leadMs: number, lifetimeMs: number): number {
  return Math.min(leadMs, Math.max(0, lifetimeMs) * LARGEST_LEAD_SHARE);
}

/** `1h 19m`, `42m`, `1:58`: short, for the status bar. */
export function shortDuration(ms: number): Text {
  const left = Math.max(0, ms);
  if (left < LAST_MINUTES) return t('{0}', countdown(left));
  const minutes = Math.floor(left / MINUTE);
  return minutes < 60 ? t('{0}m', minutes) : t('{0}h {1}m', Math.floor(minutes / 60), minutes % 60);
}

/** `0:15`, `1:58`: minutes and seconds, rounded up, so that 0:00 means that nothing is left. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / SECOND);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1 hour 19 minutes`, `42 minutes`, `58 seconds`: for sentences and screen readers. */
export function spokenDuration(ms: number): Text {
  const left = Math.max(0, ms);
  if (left < LAST_MINUTES) return seconds(Math.ceil(left / SECOND));
  const hours = Math.floor(left / HOUR);
  const minutes = Math.floor((left % HOUR) / MINUTE);
  if (hours === 0) return minutesText(minutes);
  return minutes === 0 ? hoursText(hours) : t('{0} {1}', hoursText(hours), minutesText(minutes));
}

/** `15:30` in the user's zone. */
export function localTime(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

function hoursText(count: number): Text {
  return count === 1 ? t('1 hour') : t('{0} hours', count);
}

function minutesText(count: number): Text {
  return count === 1 ? t('1 minute') : t('{0} minutes', count);
}

function seconds(count: number): Text {
  return count === 1 ? t('1 second') : t('{0} seconds', count);
}
