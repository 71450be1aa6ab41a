import { t, type Text } from './text';

/** Durations and times for the user. All values in ms. */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** A shorter duration is shown in seconds. */
export const LAST_MINUTES_MS = 2 * MINUTE_MS;

/** `1h 19m`, `42m`, `1:58`: short, for the status bar. */
export function shortDuration(ms: number): Text {
  const remaining = Math.max(0, ms);
  if (remaining < LAST_MINUTES_MS) return t('{0}', countdown(remaining));
  const minutes = Math.floor(remaining / MINUTE_MS);
  return minutes < 60 ? t('{0}m', minutes) : t('{0}h {1}m', Math.floor(minutes / 60), minutes % 60);
}

/** `0:15`, `1:58`: minutes and seconds, rounded up, so that 0:00 means that the time is over. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(Math.max(0, ms) / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `1 hour 19 minutes`, `42 minutes`, `58 seconds`: for sentences and screen readers. */
export function spokenDuration(ms: number): Text {
  const remaining = Math.max(0, ms);
  if (remaining < LAST_MINUTES_MS) return secondsText(Math.ceil(remaining / SECOND_MS));
  const hours = Math.floor(remaining / HOUR_MS);
  const minutes = Math.floor((remaining % HOUR_MS) / MINUTE_MS);
  if (hours === 0) return minutesText(minutes);
  return minutes === 0 ? hoursText(hours) : hoursAndMinutesText(hours, minutes);
}

/** `15:30` in the user's time zone. */
export function localTime(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
}

function hoursText(count: number): Text {
  return count === 1 ? t('1 hour') : t('{0} hours', count);
}

function hoursAndMinutesText(hours: number, minutes: number): Text {
  if (hours === 1) return minutes === 1 ? t('1 hour 1 minute') : t('1 hour {0} minutes', minutes);
  return minutes === 1 ? t('{0} hours 1 minute', hours) : t('{0} hours {1} minutes', hours, minutes);
}

function minutesText(count: number): Text {
  return count === 1 ? t('1 minute') : t('{0} minutes', count);
}

function secondsText(count: number): Text {
  return count === 1 ? t('1 second') : t('{0} seconds', count);
}
