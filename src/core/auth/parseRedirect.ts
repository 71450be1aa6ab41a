import { canceledError, UserFacingError } from '../platform/errors';
import { t } from '../platform/text';

/** Source: OAuth document, "Exchange": a code has at most 8192 characters. */
const MAX_ADDRESS_LENGTH = 16_384;

/**
 * The code in the address that the sign-in page came back to. Source: OAuth document, "Authorize".
 * @param address hostile: from the network or pasted
 * @throws {UserFacingError} `invalid-input`: another address, another sign-in, or no code · `canceled`: the user said no
 */
export function parseRedirect(
  address: string,
  expected: { readonly redirectUri: string; readonly state: string },
): string {
  const [before = '', query = ''] = address.trim().slice(0, MAX_ADDRESS_LENGTH).replace(/#.*$/, '').split('?', 2);
  // A browser adds the slash of an empty path.
  if (before !== expected.redirectUri && before !== `${expected.redirectUri}/`)
    throw otherAddressError(expected.redirectUri);
  const fields = parseQuery(query);
  // First: another site could have made the user open this address.
  if (fields.get('state') !== expected.state) throw otherSignInError();
  const error = fields.get('error');
  if (error === 'access_denied') throw canceledError();
  if (error !== undefined) throw refusedPageError(error);
  const code = fields.get('code');
  if (!code) throw otherAddressError(expected.redirectUri);
  return code;
}

function parseQuery(query: string): ReadonlyMap<string, string> {
  const pairs = query.split('&').map((pair): [string, string] => {
    const [name = '', ...value] = pair.split('=');
    return [decode(name), decode(value.join('='))];
  });
  // The first of two fields with one name counts.
  return new Map(pairs.reverse());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return '';
  }
}

function otherAddressError(redirectUri: string): UserFacingError {
  return new UserFacingError(
    'invalid-input',
    t("This isn't the address that the sign-in comes back to. It begins with {0} and contains a code.", redirectUri),
    { retryHelps: true },
  );
}

function otherSignInError(): UserFacingError {
  return new UserFacingError(
    'invalid-input',
    t('This address belongs to another sign-in, so it was refused. Start the sign-in again.'),
    { retryHelps: true },
  );
}

/** Only a plain error code is quoted: a description could say anything. */
function refusedPageError(error: string): UserFacingError {
  return new UserFacingError(
    'refused',
    t('The sign-in page refused the request. Check the client ID and the redirect URI of the profile.'),
    { ...(/^[a-z_]{1,40}$/.test(error) ? { quotation: error } : {}), remedies: ['edit-profile'] },
  );
}
