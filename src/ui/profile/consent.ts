import { hostOf, needsConsent, type Environment } from '../../core/profile/environment';
import type { ProfileStore } from '../../core/profile/profileStore';
import { confirmForeignHost } from '../prompts';

/**
 * Whether stored credentials may go to an environment: asked once by host name where that is neither Tradovate's nor this
 * machine. The sessionManager asks the same before the first sign-in; whoever said yes here is not asked again there.
 */
export async function mayHoldCredentials(store: ProfileStore, environment: Environment): Promise<boolean> {
  const host = hostOf(environment.baseUrl) ?? environment.baseUrl;
  if (!needsConsent(environment) || store.isTrusted(host)) return true;
  const question = `Let the stored credentials of this profile go to ${host}?`;
  if (!(await confirmForeignHost(question, 'Use This Host'))) return false;
  await store.trust(host);
  return true;
}
