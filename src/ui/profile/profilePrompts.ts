import { cleanQuotation } from '../../core/platform/errors';
import type { Log } from '../../core/platform/ports';
import type { Redactor } from '../../core/platform/redactor';
import { t, type Text } from '../../core/platform/text';
import type { Environment } from '../../core/profile/environment';
import {
  deviceIdLabel,
  fieldOf,
  validateDeviceId,
  validateField,
  warningFor,
  type FieldName,
} from '../../core/profile/fields';
import type { Profile } from '../../core/profile/profile';
import type { ProfileStore } from '../../core/profile/profileStore';
import type { ErrorReporter } from '../errorReporter';
import { profileTexts } from './profileTexts';
import { askPick, askText, BACK, type Pick, type StepOptions } from './quickInput';

/** How to sign in without an API key; loaded on first use. */
export interface OtherSignIns {
  addOAuthApp(ui: ProfileUi, title: Text): Promise<Profile>;
  editOAuthApp(ui: ProfileUi, profile: Profile): Promise<void>;
}

export interface ProfileUi {
  readonly store: ProfileStore;
  readonly environments: () => readonly Environment[];
  readonly otherSignIns: () => Promise<OtherSignIns>;
  /**
   * Asks for a token that was issued elsewhere, and takes it over. Rejects with a `UserFacingError`.
   * @param edited the profile that gets the token
   */
  readonly useExistingToken: (edited?: Profile) => Promise<Profile>;
  readonly redactor: Redactor;
  readonly log: Log;
  readonly reporter: ErrorReporter;
  /** `process.platform`; undefined in a browser. */
  readonly platform: string | undefined;
}

const builtInDescriptions = new Map([
  ['demo', t('Simulation')],
  ['live', t('Real money')],
]);

export function askEnvironment(
  ui: ProfileUi,
  options: StepOptions,
  active?: string,
): Promise<Environment | typeof BACK> {
  const items = ui.environments().map((environment): Pick<Environment> => ({
    label: environment.label,
    description: builtInDescriptions.get(environment.id) ?? t('Custom (from settings)'),
    detail: environment.baseUrl,
    value: environment,
  }));
  const chosen = items.find(({ value }) => value.id === active)?.value;
  return askPick({
    ...options,
    placeholder: profileTexts.chooseEnvironment,
    items,
    ...(chosen ? { active: chosen } : {}),
  });
}

/** Asks for one field of the credentials. A secret is masked in logs from then on. */
export async function askField(
  ui: ProfileUi,
  name: FieldName,
  options: StepOptions,
  value?: string,
  onType?: (value: string) => void,
): Promise<string | typeof BACK> {
  const field = fieldOf(name);
  const entered = await askText({
    ...options,
    prompt: field.prompt,
    placeholder: field.label,
    secret: field.secret,
    value: value ?? field.defaultValue ?? '',
    validate: (text) => validateField(field, text)?.text,
    warn: (text) => warningFor(field, text),
    ...(onType ? { onType } : {}),
  });
  if (entered !== BACK && field.secret) ui.redactor.addSecrets(entered);
  return entered;
}

export function askDeviceId(options: StepOptions, value: string): Promise<string | typeof BACK> {
  return askText({
    ...options,
    prompt: t('Enter the device ID. Only an approved device may trade on LIVE, so keep it stable'),
    placeholder: deviceIdLabel,
    value,
    validate: (text) => validateDeviceId(text)?.text,
  });
}

/** Asks for one of the profiles unless there is only one. `undefined`: there is none. */
export async function askProfile(ui: ProfileUi, title: Text): Promise<Profile | undefined> {
  const profiles = ui.store.list();
  if (profiles.length < 2) return profiles[0];
  const active = ui.store.active();
  const items = profiles.map((profile) => ({
    label: profile.label,
    ...(profile.id === active?.id ? { description: t('active') } : {}),
    value: profile,
  }));
  const chosen = profiles.find(({ id }) => id === active?.id);
  const profile = await askPick({
    title,
    placeholder: profileTexts.chooseProfile,
    items,
    ...(chosen ? { active: chosen } : {}),
  });
  return profile === BACK ? undefined : profile;
}

/** The name of a profile in a message, where foreign text must not become a link. */
export function messageName(profile: { readonly label: string }): string {
  return cleanQuotation(profile.label);
}
