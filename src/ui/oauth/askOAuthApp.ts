import { t, type Text } from '../../core/platform/text';
import type { Environment, EnvironmentName } from '../../core/profile/environment';
import {
  oauthUrls,
  validateClientId,
  validateOAuthUrl,
  validateRedirectUri,
  type OAuthApp,
} from '../../core/profile/oauthApp';
import type { Profile } from '../../core/profile/profile';
import { MASK } from '../../core/platform/redactor';
import { showDone } from '../messages';
import { askEnvironment, messageName, type ProfileUi } from '../profile/profilePrompts';
import { profileTexts } from '../profile/profileTexts';
import { askInTurn, askPick, askText, BACK, type StepOptions } from '../profile/quickInput';

type Field = keyof OAuthApp;

/** What is asked about an app, and what each part is called. */
const fields: Readonly<
  Record<
    Field,
    {
      readonly label: Text;
      readonly prompt: Text;
      readonly secret?: true;
      readonly validate?: (text: string) => { readonly text: Text } | undefined;
    }
  >
> = {
  clientId: {
    label: t('Client ID'),
    prompt: t('Enter the client ID, as shown in Application Settings > API Access > OAuth Registration'),
    validate: validateClientId,
  },
  clientSecret: {
    label: t('Client secret'),
    prompt: t('Enter the client secret, or leave it empty to rely on PKCE alone'),
    secret: true,
  },
  redirectUri: {
    label: t('Redirect URI'),
    prompt: t(
      "Enter the redirect URI exactly as registered. If it is on this machine, you don't have to paste an address",
    ),
    validate: validateRedirectUri,
  },
  authorizeUrl: {
    label: t('Sign-in page'),
    prompt: t('Enter the URL of the sign-in page, or leave it empty to use the published one'),
    validate: validateOAuthUrl,
  },
  tokenUrl: {
    label: t('Token URL'),
    prompt: t('Enter the URL that codes are exchanged at, or leave it empty to use the published one'),
    validate: validateOAuthUrl,
  },
};

/** The example of the vendor's tutorial. Source: OAuth document, "Redirect rules". */
const EXAMPLE_REDIRECT = 'http://localhost:3030/oauth/tradovate/callback';

interface Answers {
  readonly environment?: Environment;
  readonly app: Partial<OAuthApp>;
}

/** Asks for an app and stores it as the active profile. Rejects with a `UserFacingError`, `canceled` if the user cancels. */
export async function addOAuthApp(ui: ProfileUi, title: Text): Promise<Profile> {
  const asked: readonly Field[] = ['clientId', 'clientSecret', 'redirectUri'];
  const { environment, app } = await askInTurn<Answers>({ app: {} }, [
    async (sofar, options) => {
      const chosen = await askEnvironment(ui, { ...options, title }, sofar.environment?.id);
      return chosen === BACK ? BACK : { ...sofar, environment: chosen };
    },
    ...asked.map((field) => async (sofar: Answers, options: Omit<StepOptions, 'title'>) => {
      const changed = await askField(ui, field, { ...options, title }, sofar.app);
      return changed === BACK ? BACK : { ...sofar, app: changed };
    }),
  ]);
  const { clientId = '', redirectUri = '' } = app;
  if (!environment) throw new RangeError('no environment');
  return ui.store.add(environment, { ...app, clientId, redirectUri });
}

/** Changes one part of an app. A stored secret is never shown. Rejects with a `UserFacingError`. */
export async function editOAuthApp(ui: ProfileUi, profile: Profile): Promise<void> {
  const app = await ui.store.oauthApp(profile.id);
  const title = t('Tradovate: Edit Profile {0}', messageName(profile));
  const environment = ui.environments().find(({ id }) => id === profile.environment);
  const current: EnvironmentName = environment ?? { id: profile.environment, label: profile.environment };
  if (typeof app === 'string') {
    // The entry is missing or damaged: everything is asked again, and only then replaced.
    await addOAuthApp(ui, title);
    await ui.store.remove(profile.id);
    return;
  }
  const published = environment && oauthUrls({ clientId: '', redirectUri: '' }, environment);
  const urls: Partial<OAuthApp> = { authorizeUrl: published?.authorize ?? '', tokenUrl: published?.token ?? '' };
  const part = await askPick<Field | 'environment'>({
    title,
    placeholder: profileTexts.chooseField,
    items: [
      { label: profileTexts.environment, description: current.label, value: 'environment' },
      ...(Object.keys(fields) as Field[]).map((field) => ({
        label: fields[field].label,
        description: fields[field].secret ? (app[field] ? MASK : t('none')) : (app[field] ?? urls[field] ?? ''),
        value: field,
      })),
    ],
  });
  if (part === BACK) return;
  const chosen = part === 'environment' ? await askEnvironment(ui, { title }, current.id) : current;
  const changed = part === 'environment' ? app : await askField(ui, part, { title }, app);
  if (chosen === BACK || changed === BACK) return;
  // Only what has changed: another window may change the rest in the meantime.
  const change = part === 'environment' ? {} : { [part]: changed[part] };
  const { label } = await ui.store.update(profile.id, chosen, change);
  showDone(t('{0} updated', label));
}

async function askField<T extends Partial<OAuthApp>>(
  ui: ProfileUi,
  name: Field,
  options: StepOptions,
  app: T,
): Promise<T | typeof BACK> {
  const { label, prompt, secret, validate } = fields[name];
  const value = await askText({
    ...options,
    prompt,
    placeholder: label,
    secret: secret ?? false,
    value: secret ? '' : (app[name] ?? (name === 'redirectUri' ? EXAMPLE_REDIRECT : '')),
    ...(validate ? { validate: (text: string) => validate(text)?.text } : {}),
  });
  if (value === BACK) return BACK;
  if (secret) ui.redactor.addSecrets(value);
  const { [name]: _, ...others } = app;
  return (value === '' ? others : { ...others, [name]: value }) as T;
}
