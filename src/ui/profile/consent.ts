import { hostOf, needsConsent, type Environment } from '../../core/profile/environment';
import type { ProfileStore } from '../../core/profile/profileStore';
import { confirmHost } from '../prompts';

/**
 * Asks once, by host name, whether stored credentials may go to an environment whose host is neither Tradovate's nor this
 * machine. The session asks the same before the first sign-in, but not again after consent here.
 */
export async function ensureConsent(store: ProfileStore, environment: Environment): Promise<boolean> {
  const host = hostOf(environment.baseUrl) ?? environment.baseUrl;
  if (!needsConsent(environment) || store.isTrusted(host)) return true;
  if (!(await confirmHost(host))) return false;
  await store.trust(host);
  return true;
}
