const language = document.documentElement.lang || undefined;

const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 10 });
const cents = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minute = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(language, {
  ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 },
});
const day = new Intl.DateTimeFormat(language, { dateStyle: 'short' });
const dateAndTime = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });

/** How a value is shown. `money`: two decimals. `signed`: with its sign. `time`: ISO 8601. */
export type Format = 'text' | 'number' | 'money' | 'signed' | 'percent' | 'time';

/** A value of a cell; an empty text where there is none. */
export function formatValue(value: unknown, format: Format): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return format === 'time' ? formatTime(Date.parse(value)) : value;
  if (typeof value !== 'number') return '';
  switch (format) {
    case 'money':
      return cents.format(value);
    case 'signed':
      return withSign(value, numbers.format(value));
    case 'percent':
      return withSign(value, `${cents.format(value)} %`);
    case 'text':
      return String(value);
    default:
      return numbers.format(value);
  }
}

function withSign(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}

/** @param time ms since 1970 */
export function formatTime(time: number): string {
  return Number.isFinite(time) ? clock.format(time) : '';
}

/** Hours and minutes. @param time ms since 1970 */
export function formatMinute(time: number): string {
  return minute.format(time);
}

/** With milliseconds. @param time ms since 1970 */
export function formatExactTime(time: number): string {
  return exact.format(time);
}

/** @param time ms since 1970 */
export function formatDay(time: number): string {
  return day.format(time);
}

/** With hours and minutes. @param time ms since 1970 */
export function formatDate(time: number): string {
  return dateAndTime.format(time);
}
