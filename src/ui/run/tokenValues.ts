import type { AccessToken } from '../../core/auth/accessToken';
import { baseUrlFor } from '../../core/auth/apiHosts';
import { canceledError, cleanQuotation, UserFacingError } from '../../core/platform/errors';
import type { Question } from '../../core/platform/ports';
import { t } from '../../core/platform/text';
import { mayOpenLive } from '../../core/profile/mayOpenLive';
import type { Profile } from '../../core/profile/profile';
import { hostOf } from '../../core/profile/plainUrl';
import { isLive } from '../../core/requests/send/liveGuard';
import type { VariableReference } from '../../core/run/configurationVariables';
import { liveRunQuestion } from '../../core/run/liveRunQuestion';
import { needsToken, type ReferenceValues } from '../../core/run/references';
import type { SharedConsent } from '../../core/run/sharedConsent';
import { profileCheck } from '../../core/session/profileCheck';
import { noProfileError, notSignedInError, unknownEnvironmentError } from '../../core/session/sessionErrors';
import { isRefreshable, type SessionState } from '../../core/session/sessionState';
import { confirm } from '../confirm';
import { withProgress } from '../prompts';
import type { TokenUi } from '../token/tokenCommands';

export interface TokenValuesUi {
  readonly tokenUi: Pick<TokenUi, 'sessionManager'>;
  readonly consent: SharedConsent;
  /** Of the workspace. */
  readonly isTrusted: () => boolean;
  /** Tests ask nobody. */
  readonly ask?: (question: Question) => Promise<boolean>;
}

/**
 * What the references of a program stand for now: a token that ends soon is renewed, and the user is asked: about LIVE
 * each time, and once about a simulation whose token may open LIVE too. Never signs in. Rejects with a `UserFacingError`;
 * `canceled`: the user doesn't want it.
 * @param program its name for the question
 */
export async function tokenValues(
  ui: TokenValuesUi,
  program: string,
  references: readonly VariableReference[],
): Promise<ReferenceValues> {
  requireTrust(ui);
  const { sessionManager } = ui.tokenUi;
  const withToken = needsToken(references.map(({ name }) => name));
  /** What the user agreed to give a token of. */
  let agreed: string | undefined;
  for (;;) {
    requireProfile(sessionManager.state);
    const token = withToken ? await freshToken(ui) : undefined;
    const { environment } = sessionManager.state;
    const profile = requireProfile(sessionManager.state);
    if (!environment) throw unknownEnvironmentError();
    // A program gets a token with no other host than that of its issuer.
    if (token && token.issuerUrl !== environment.baseUrl) throw canceledError();
    const apiUrl = baseUrlFor(environment, token ?? sessionManager.tokenInMemory);
    const target = `${profile.id} ${apiUrl}`;
    const isSimulation = !isLive(apiUrl, environment.id);
    const isAsked = !isSimulation || mayOpenLive(profile, environment, isLive);
    if (withToken && isAsked && agreed !== target) {
      const variables = references.filter(({ name }) => needsToken([name])).map(({ variable }) => variable);
      const labels = { environment: environment.label, profile: profile.label, host: hostOf(apiUrl) ?? '' };
      const question = liveRunQuestion({ program, variables, ...labels, isSimulation });
      const ask = () => ui.ask?.(question) ?? askModally(question, isSimulation);
      // Programs are often started with a simulation.
      if (!(await ui.consent.ask(target, ask, isSimulation))) throw canceledError();
      // The question may have stood there for long: look again.
      agreed = target;
      continue;
    }
    const accessToken = token?.accessToken ?? '';
    return { accessToken, mdAccessToken: token?.mdAccessToken ?? accessToken, apiUrl, profile: profile.label };
  }
}

/**
 * A valid token of the profile that is active now, renewed if it ends within the lead. Rejects with a `UserFacingError`, also if
 * there is no session; `canceled`: the user has switched profiles.
 */
export async function freshToken({
  tokenUi: { sessionManager },
}: Pick<TokenValuesUi, 'tokenUi'>): Promise<AccessToken> {
  const checkProfile = profileCheck(sessionManager);
  const current = await sessionManager.currentToken();
  checkProfile();
  if (current && current.expiresAt - sessionManager.now() > sessionManager.renewalLeadOf(current)) return current;
  if (!current && !isRefreshable(sessionManager.state.session, sessionManager.now())) throw notSignedInError();
  try {
    return (await withProgress(t('Renewing the token'), sessionManager, (user) => sessionManager.renew(user))).token;
  } catch (error) {
    if (error instanceof UserFacingError && error.kind === 'canceled') throw error;
    // A renewal that fails for another reason leaves a valid token valid.
    const remaining = await sessionManager.currentToken();
    checkProfile();
    if (remaining) return remaining;
    throw error;
  }
}

function requireProfile(state: SessionState): Profile {
  if (state.profile) return state.profile;
  throw noProfileError(state);
}

/** Programs of a folder that isn't trusted aren't given the token, whichever way they are started. */
export function requireTrust({ isTrusted }: Pick<TokenValuesUi, 'isTrusted'>): void {
  if (isTrusted()) return;
  throw new UserFacingError(
    'blocked',
    t(
      "You haven't trusted this workspace, so its programs don't receive your token. Trust it with 'Workspaces: Manage Workspace Trust'.",
    ),
  );
}

/** The name of a workspace's configuration, as a label. */
export function programName(name: unknown): string {
  return cleanQuotation(String(name));
}

function askModally(question: Question, isSimulation: boolean): Promise<boolean> {
  return confirm(question, isSimulation ? t('Start with Token') : t('Start with LIVE Token'), t("Don't Start"));
}
