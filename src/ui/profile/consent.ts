import type { Environment } from '../../core/profile/environment';
import { hasHostConsent } from '../../core/profile/hostConsent';
import type { ProfileStore } from '../../core/profile/profileStore';
import { confirmHost } from '../prompts';

/**
 * Asks once, by host name, whether stored credentials may go to an environment whose host is neither Tradovate's nor this
 * machine. The session asks the same before the first sign-in, but not again after consent here.
 */
export function ensureConsent(store: ProfileStore, environment: Environment): Promise<boolean> {
  return hasHostConsent(environment, store, confirmHost);
}
