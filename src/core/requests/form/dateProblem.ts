import { t, type Text } from '../../platform/text';

export const EXAMPLE_DATE = '2026-01-05T14:30:00Z';
const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/** Why a text is not a date, time and zone. Without a zone, each machine would read it as another time. */
export function dateProblem(text: string, path: string): Text | undefined {
  if (/^\d{4}-\d\d-\d\d$/.test(text))
    return t("'{0}' must include a time and time zone, e.g. {1}.", path, EXAMPLE_DATE);
  const [, year, month, day, zone] = DATE_TIME.exec(text) ?? [];
  if (day === undefined) return t("'{0}' must be a date and time, e.g. {1}.", path, EXAMPLE_DATE);
  if (zone === undefined) return t("'{0}' must include a time zone. Add Z for UTC, e.g. {1}.", path, EXAMPLE_DATE);
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists && !Number.isNaN(Date.parse(text)) ? undefined : t("'{0}' is a date or time that doesn't exist.", path);
}
