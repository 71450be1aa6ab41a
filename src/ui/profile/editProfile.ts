import { MASK } from '../../core/platform/redactor';
import { t } from '../../core/platform/text';
import type { Credentials } from '../../core/profile/credentials';
import type { Environment, EnvironmentName } from '../../core/profile/environment';
import { deviceIdLabel, fields, validateField, warningFor, type Field } from '../../core/profile/fields';
import type { Profile } from '../../core/profile/profile';
import { showDone, showMessage } from '../messages';
import { addProfile, askCredentials } from './addProfile';
import { ensureConsent } from './consent';
import { askDeviceId, askEnvironment, askProfile, messageName, type ProfileUi } from './profilePrompts';
import { profileTexts } from './profileTexts';
import { askPick, askText, BACK, type Pick } from './quickInput';

const TITLE = t('Tradovate: Edit Profile');
type Part = Field | 'environment' | 'cidType' | 'deviceId';

/** Changes one field of a profile. Stored secrets are never shown. Rejects with a `UserFacingError`. */
export async function editProfile(ui: ProfileUi): Promise<void> {
  const profile = await askProfile(ui, TITLE);
  if (!profile) {
    await addProfile(ui);
    return;
  }
  if (profile.signIn === 'oauth') return (await ui.otherSignIns()).editOAuthApp(ui, profile);
  if (profile.signIn === 'token') {
    const { label } = await ui.useExistingToken(profile);
    showDone(t('{0} updated', label));
    return;
  }
  const credentials = await ui.store.credentials(profile.id);
  const environment = ui.environments().find(({ id }) => id === profile.environment);
  if (typeof credentials === 'string') return enterAgain(ui, profile, credentials, environment);
  const current = { environment: environment ?? { id: profile.environment, label: profile.environment }, credentials };
  for (;;) {
    const part = await askPick<Part>({
      title: t('Tradovate: Edit Profile {0}', messageName(profile)),
      placeholder: profileTexts.chooseField,
      items: parts(credentials, environment),
    });
    if (part === BACK) return;
    const changed = await change(ui, part, current);
    if (changed === BACK) continue;
    if (changed) await store(ui, profile, { environment: current.environment, credentials: {}, ...changed });
    return;
  }
}

/** Only what has changed: another window may change the rest in the meantime. */
interface Changes {
  readonly environment: EnvironmentName;
  readonly credentials: Partial<Credentials>;
}

async function store(ui: ProfileUi, profile: Profile, { environment, credentials }: Changes): Promise<void> {
  const { label } = await ui.store.update(profile.id, environment, credentials);
  showDone(t('{0} updated', label));
}

function parts(credentials: Credentials, environment: Environment | undefined): Pick<Part>[] {
  const cidType = { number: t('number'), string: t('string') };
  return [
    {
      label: profileTexts.environment,
      description: environment ? environment.label : t('no longer in the settings'),
      value: 'environment',
    },
    ...fields.map((field): Pick<Part> => ({
      label: field.label,
      description: field.secret ? MASK : credentials[field.name],
      value: field,
    })),
    {
      label: t('Format of cid'),
      description: credentials.cidType ? cidType[credentials.cidType] : t('number if it consists of digits only'),
      value: 'cidType',
    },
    { label: deviceIdLabel, description: credentials.deviceId, value: 'deviceId' },
  ];
}

/** What a profile holds. Its environment may be missing in the settings; then only its name is left. */
interface ProfileValues {
  readonly environment: EnvironmentName;
  readonly credentials: Credentials;
}

/** `undefined`: nothing changes. */
async function change(
  ui: ProfileUi,
  part: Part,
  { environment, credentials }: ProfileValues,
): Promise<Partial<Changes> | typeof BACK | undefined> {
  const options = { title: TITLE, back: true };
  if (part === 'environment') {
    const chosen = await askEnvironment(ui, options, environment.id);
    if (chosen === BACK || chosen.id === environment.id) return chosen === BACK ? BACK : undefined;
    return (await ensureConsent(ui.store, chosen)) ? { environment: chosen } : BACK;
  }
  if (part === 'cidType') {
    const items: Pick<'number' | 'string'>[] = [
      { label: t('Number'), description: t('if it consists of digits only, as in the guide'), value: 'number' },
      { label: t('String'), description: t('always, as in the schemas'), value: 'string' },
    ];
    const cidType = await askPick({
      ...options,
      placeholder: t('Select how cid is sent'),
      items,
      active: credentials.cidType ?? 'number',
    });
    return cidType === BACK ? BACK : { credentials: { cidType } };
  }
  if (part === 'deviceId') {
    const deviceId = await askDeviceId(options, credentials.deviceId);
    return deviceId === BACK ? BACK : { credentials: { deviceId } };
  }
  const before = part.secret ? '' : credentials[part.name];
  const value = await askText({
    ...options,
    prompt: part.secret ? t('{0}. Leave empty to keep the stored value.', part.label) : part.prompt,
    placeholder: part.label,
    secret: part.secret,
    value: before,
    validate: (text) => (part.secret && text === '' ? undefined : validateField(part, text)?.text),
    warn: (text) => warningFor(part, text),
  });
  if (value === BACK) return BACK;
  return value === before ? undefined : { credentials: { [part.name]: value } };
}

/** The entry is missing or damaged: everything is asked again, and only then replaced. */
async function enterAgain(
  ui: ProfileUi,
  profile: Profile,
  reason: 'missing' | 'unreadable',
  environment: Environment | undefined,
): Promise<void> {
  const name = messageName(profile);
  const text =
    reason === 'missing'
      ? t("The credentials of {0} aren't in this machine's secret storage. Enter them again.", name)
      : t("The credentials of {0} can't be read. Enter them again.", name);
  void showMessage('warning', text);
  const title = t('Tradovate: Enter Credentials of {0} Again', name);
  await store(ui, profile, await askCredentials(ui, { fields: {}, ...(environment ? { environment } : {}) }, title));
}
