import { isRecord } from '../platform/isRecord';
import { personalFieldsOf } from '../platform/personalFields';

/** In place of each value. */
export const WITHHELD = '(personal data, withheld)';

/** The data with each value replaced that says who somebody is, where they live or how to reach them, whatever its type. */
export function withoutPersonalData(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonalData);
  if (!isRecord(value)) return value;
  const personal = personalFieldsOf(Object.keys(value));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      const isWithheld = personal.has(name) && member !== null && member !== '';
      return [name, isWithheld ? WITHHELD : withoutPersonalData(member)];
    }),
  );
}
