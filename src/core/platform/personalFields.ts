/** Fields that say who somebody is, where they live and how to reach them. Source: the schemas of POAContact, ContactInfo and others. */

const ADDRESS = String.raw`(?:mailing)?(?:streetAddress\d?|city|postCode|zipCode)|mailing(?:State|Country)`;
const PERSON = [
  String.raw`(?:joint)?(?:first|last|full)Name|userName|senderName|\w{0,40}email|phone|accountHolderContact|ctaContact`,
  String.raw`taxIdentifier|taxId|ssn|nationalId|citizenship|passport\w{0,20}|birthDate|dateOfBirth|ipAddress`,
].join('|');

/** Of a regular expression: their names. */
export const PERSONAL_FIELDS = `(?:${ADDRESS}|${PERSON})`;

const PERSONAL = new RegExp(`^${PERSONAL_FIELDS}$`, 'i');
const OF_ADDRESS = new RegExp(`^(?:${ADDRESS})$`, 'i');
/** Of an order or of an address. */
const PLACE = /^(?:state|country)$/i;
const OF_USER = /^(?:email|fullName)$/i;
/** Of a user, who signs in with it, or of an account, a contract and many others. */
const NAME = /^name$/i;

/** Whether a field of this name identifies somebody, whatever it belongs to. */
export function isPersonalField(name: string): boolean {
  return PERSONAL.test(name);
}

/** Those of an object's fields that identify somebody: also the state and the country of an address, and the name of a user. */
export function personalFieldsOf(names: readonly string[]): ReadonlySet<string> {
  const isAddress = names.some((name) => OF_ADDRESS.test(name));
  const isUser = names.some((name) => OF_USER.test(name));
  const isPersonal = (name: string) =>
    isPersonalField(name) || (isAddress && PLACE.test(name)) || (isUser && NAME.test(name));
  return new Set(names.filter(isPersonal));
}
