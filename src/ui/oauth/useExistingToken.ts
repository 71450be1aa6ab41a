import { isUsableToken } from '../../core/auth/accessToken';
import { canceledError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { Profile } from '../../core/profile/profile';
import { withTokenProfile } from '../../core/profile/tokenProfile';
import type { TokenResult } from '../../core/session/authJob';
import type { SessionManager } from '../../core/session/sessionManager';
import { askEnvironment, type ProfileUi } from '../profile/profilePrompts';
import { askInTurn, askText, BACK, type StepOptions } from '../profile/quickInput';
import { withProgress } from '../prompts';
import { oauthTexts } from './oauthTexts';

const TITLE = t('Tradovate: Use Existing Token');

interface Answers {
  readonly environmentId?: string;
  readonly accessToken: string;
  readonly mdAccessToken: string;
}

/**
 * Takes a token that was issued elsewhere: asks for its environment, renews it once to see that it is alive, and renews it
 * until its session ends. The profile becomes the active one, unless another one is edited. Rejects with a `UserFacingError`
 * and keeps everything as it was then.
 * @param edited the profile whose token it replaces. Undefined: that of the active profile if it has one from elsewhere, else
 * a profile is added
 */
export async function useExistingToken(
  ui: ProfileUi,
  sessionManager: SessionManager,
  edited?: Profile,
): Promise<{ readonly profile: Profile; readonly result: TokenResult }> {
  const active = ui.store.active();
  const reused = edited ?? (active?.signIn === 'token' ? active : undefined);
  const answers = await askInTurn<Answers>({ accessToken: '', mdAccessToken: '' }, [
    async (sofar, options) => {
      const chosen = await askEnvironment(ui, { ...options, title: TITLE }, sofar.environmentId ?? reused?.environment);
      return chosen === BACK ? BACK : { ...sofar, environmentId: chosen.id };
    },
    async (sofar, options) => {
      const accessToken = await askToken(ui, options, false);
      return accessToken === BACK ? BACK : { ...sofar, accessToken };
    },
    async (sofar, options) => {
      const mdAccessToken = await askToken(ui, options, true);
      return mdAccessToken === BACK ? BACK : { ...sofar, mdAccessToken };
    },
  ]);
  const environment = ui.environments().find(({ id }) => id === answers.environmentId);
  if (!environment) throw canceledError();
  const { accessToken, mdAccessToken } = answers;
  const issued = { accessToken, ...(mdAccessToken === '' ? {} : { mdAccessToken }) };
  // Another environment means another token, unless it is the environment that is edited.
  const replaced = edited ?? (reused?.environment === environment.id ? reused : undefined);
  return withTokenProfile(ui.store, environment, replaced, () =>
    withProgress(t('Checking the token by renewing it'), sessionManager, (user) =>
      sessionManager.useExistingToken(issued, user),
    ),
  );
}

async function askToken(
  ui: ProfileUi,
  options: Omit<StepOptions, 'title'>,
  isMarketData: boolean,
): Promise<string | typeof BACK> {
  const text = await askText({
    ...options,
    title: TITLE,
    prompt: isMarketData ? oauthTexts.existingMarketDataToken : oauthTexts.existingToken,
    placeholder: isMarketData ? t('Market data token') : t('Access token'),
    secret: true,
    validate: (typed) => {
      const token = bareToken(typed);
      if (isMarketData && token === '') return undefined;
      if (token === '') return t('The token is required.');
      return isUsableToken(token) ? undefined : t("This isn't a token: it contains spaces or special characters.");
    },
  });
  if (text === BACK) return BACK;
  const token = bareToken(text);
  ui.redactor.addSecrets(token);
  return token;
}

/** What people copy: the token, a whole header, or a value in quotes. */
function bareToken(text: string): string {
  return text
    .trim()
    .replace(/^(?:authorization\s*:\s*)?bearer\s+/i, '')
    .replace(/^(["'])(.*)\1,?$/, '$2');
}
