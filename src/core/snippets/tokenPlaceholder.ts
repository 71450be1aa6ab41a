import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';

/** How a snippet gets its token: the token itself, or the name of an environment variable that holds it. */
export type TokenSource =
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'reference'; readonly variable: string };

/** The environment variable for the market data token: `TRADOVATE_MD_ACCESS_TOKEN`. */
export function marketDataVariable(variable: string): string {
  return /ACCESS_TOKEN$/.test(variable) ? variable.replace(/ACCESS_TOKEN$/, 'MD_$&') : `${variable}_MD`;
}

/** The token as a reference, which is that to the token of market data where a request needs it. */
export function tokenReference(variable: string, marketData: boolean): TokenSource & { readonly kind: 'reference' } {
  return { kind: 'reference', variable: marketData ? marketDataVariable(variable) : variable };
}

/** A name in every shell and language, and nothing that any of them would run. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Visible ASCII, no space at the end: sent unchanged as a header by every client. Tradovate's tokens are URL-safe. */
const HEADER_TEXT = /^[\x20-\x7e]*[\x21-\x7e]$/;

/**
 * Checked before a request is rendered: a workspace can set the variable's name, and a token with a line break would add a
 * header to a raw request. Characters outside ASCII have no agreed form in a header, so they are refused too.
 * @param forbidden what a literal token must not contain in this dialect
 * @throws {UserFacingError} `invalid-input` for the variable, `protocol` for the token; the message says what to correct
 */
export function checkToken(token: TokenSource, forbidden?: string): void {
  if (token.kind === 'reference') {
    if (VARIABLE.test(token.variable)) return;
    throw new UserFacingError(
      'invalid-input',
      t(
        "'{0}' must be the name of an environment variable: letters, digits and _, not starting with a digit.",
        'tradovate.snippets.variable',
      ),
      { remedies: ['open-settings'] },
    );
  }
  if (!HEADER_TEXT.test(token.value))
    throw new UserFacingError(
      'protocol',
      t("The token contains a character that can't be sent in a header. Sign in again for a new token."),
      { remedies: ['sign-in-again'] },
    );
  if (forbidden !== undefined && token.value.includes(forbidden))
    throw new UserFacingError(
      'unsupported',
      t("The token contains '{0}', which this language would replace. Select another language.", forbidden),
      { remedies: ['sign-in-again'] },
    );
}
