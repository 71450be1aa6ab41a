import { secretsOf } from '../fields';
import { readCredentials } from './index';

/** A key or an address of the service's, or a comment that names it. Other services' keys are called `CLIENT_SECRET`, too. */
const NAMES_TRADOVATE = /tradovate|(?<![a-z\d])tdv/i;

/** Whether it is useful to offer the import of an `.env` file unasked: it has a secret of Tradovate's that can be used as it is. */
export function isWorthOffering(text: string): boolean {
  return NAMES_TRADOVATE.test(text) && secretsOf(readCredentials(text).fields).some((secret) => secret !== undefined);
}
