import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';

/** How a snippet gets its token: the string itself, or the name of an environment variable that will hold it. */
export type TokenSource =
  { readonly kind: 'literal'; readonly value: string } | { readonly kind: 'reference'; readonly variable: string };

/** The variable for the token of market data, beside that of the access token: `TRADOVATE_MD_ACCESS_TOKEN`. */
export function marketDataVariable(variable: string): string {
  return /ACCESS_TOKEN$/.test(variable) ? variable.replace(/ACCESS_TOKEN$/, 'MD_$&') : `${variable}_MD`;
}

/** What every shell and language takes as a name and nothing that any of them would run. */
const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Visible ASCII, no space at the end: what a header carries unchanged whoever sends it. Tradovate's are URL-safe. */
const HEADER_TEXT = /^[\x20-\x7e]*[\x21-\x7e]$/;

/**
 * Looked at before anything is rendered: a workspace can set the variable's name, and a token with a line break would add
 * a header where the text is a raw request. Characters beyond ASCII have no agreed form in a header, so they are refused too.
 * @throws {UserFacingError} the sentence names what to correct
 */
export function checkToken(token: TokenSource): void {
  if (token.kind === 'reference') {
    if (VARIABLE.test(token.variable)) return;
    throw new UserFacingError(
      'protocol',
      t(
        'The setting tradovate.snippets.variable is no name of an environment variable. Use letters, digits and _, and no digit at the start.',
      ),
      { remedies: ['open-settings'] },
    );
  }
  if (!HEADER_TEXT.test(token.value))
    throw new UserFacingError(
      'protocol',
      t(
        'The token has a character that a request’s header cannot carry unchanged, so it is not put into text. Sign in again for a new one.',
      ),
      { remedies: ['sign-in-again'] },
    );
}
