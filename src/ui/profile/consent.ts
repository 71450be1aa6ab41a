import * as vscode from 'vscode';
import { hostOf, needsConsent, type Environment } from '../../core/profile/environment';
import type { ProfileStore } from '../../core/profile/store';

/**
 * Whether stored credentials may go to an environment: asked once by host name where that is neither Tradovate's nor this
 * machine. The keeper asks the same before the first sign-in; whoever said yes here is not asked again there.
 */
export async function mayHoldCredentials(store: ProfileStore, environment: Environment): Promise<boolean> {
  const host = hostOf(environment.baseUrl) ?? environment.baseUrl;
  if (!needsConsent(environment) || store.isTrusted(host)) return true;
  const yes = 'Use This Host';
  const answer = await vscode.window.showWarningMessage(
    `Let the stored credentials of this profile go to ${host}?`,
    {
      modal: true,
      detail:
        'This host does not belong to Tradovate. It comes from your setting tradovate.environments. You are asked once.',
    },
    yes,
  );
  if (answer !== yes) return false;
  await store.trust(host);
  return true;
}
