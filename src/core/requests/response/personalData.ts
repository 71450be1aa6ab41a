import type { Operation } from '../../operations/catalog';

/** Fields that say who somebody is, where they live and how to reach them. Source: the schemas of POAContact, ContactInfo and others. */
const NAMES =
  'taxIdentifier|taxId|ssn|birthDate|dateOfBirth|passport\\w{0,20}|(?:joint)?(?:first|last|full)Name|(?:mailing)?streetAddress[12]|phone|email|accountHolderEmail|ipAddress';
const PERSONAL_NAME = new RegExp(`^(?:${NAMES})$`, 'i');
const PERSONAL_FIELD = new RegExp(`"(?:${NAMES})"\\s{0,99}:\\s{0,99}"`, 'i');

/** Whether a field of this name identifies somebody. */
export function isPersonalField(name: string): boolean {
  return PERSONAL_NAME.test(name);
}

/**
 * The response identifies somebody. It is shown, because the user asked for it; but nobody expects it still to be
 * there after the next request, so the history doesn't keep it.
 */
export function hasPersonalData({ path }: Operation, body: string): boolean {
  return path.startsWith('/auth/') || PERSONAL_FIELD.test(body);
}
