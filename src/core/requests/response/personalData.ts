import type { Operation } from '../../operations/catalog';
import { PERSONAL_FIELDS } from '../../platform/personalFields';

const PERSONAL_VALUE = new RegExp(String.raw`"${PERSONAL_FIELDS}"\s{0,99}:\s{0,99}(?!\s|null\b|"")`, 'i');

/**
 * The response identifies somebody. It is shown, because the user asked for it; but nobody expects it still to be
 * there after the next request, so the history doesn't keep it.
 */
export function hasPersonalData({ path }: Operation, body: string): boolean {
  return path.startsWith('/auth/') || PERSONAL_VALUE.test(body);
}
