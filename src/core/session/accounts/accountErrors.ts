import { UserFacingError } from '../../platform/errors';
import { t } from '../../platform/text';
import type { SharedKind } from '../../profile/sharing';

/** VS Code passes these to the extension that asked. */

export function sharingOffError(kind: SharedKind): UserFacingError {
  return new UserFacingError(
    'blocked',
    kind === 'live'
      ? t("Tradovate Token doesn't share LIVE tokens. Allow it with the 'tradovate.sharing' setting.")
      : t("Tradovate Token doesn't share tokens. Allow it with the 'tradovate.sharing' setting."),
    { remedies: ['open-settings'] },
  );
}

/** A token of a simulation that was issued otherwise than for an API key counts as one of LIVE. */
export function noSharedProfileError(kind: SharedKind): UserFacingError {
  return new UserFacingError(
    'not-signed-in',
    kind === 'live'
      ? t("There is no profile for LIVE. Add one with 'Tradovate: Add Profile'.")
      : t("There is no profile for a simulation that signs in with an API key. Add one with 'Tradovate: Add Profile'."),
    { remedies: ['add-profile'] },
  );
}

/** @param known the one scope */
export function unknownScopeError(known: string): UserFacingError {
  return new UserFacingError(
    'invalid-input',
    t("Tradovate Token knows one scope, '{0}'. Tradovate sets on the API key what a token may do.", known),
  );
}
