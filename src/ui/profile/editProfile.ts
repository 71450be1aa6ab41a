import * as vscode from 'vscode';
import type { Credentials } from '../../core/profile/credentials';
import type { Environment, EnvironmentName } from '../../core/profile/environment';
import { doubtOf, fields, validateDeviceId, validateField, type Field } from '../../core/profile/fields';
import type { Profile } from '../../core/profile/profile';
import { addProfile, askCredentials } from './addProfile';
import { mayHoldCredentials } from './consent';
import { askEnvironment, askProfile, named, type ProfileUi } from './profilePrompts';
import { askPick, askText, BACK, type Pick } from './quickInput';
import { MASK, plain } from './text';

const TITLE = 'Tradovate: Edit Profile';
type Part = Field | 'environment' | 'cidType' | 'deviceId';

/** Changes one field of a profile. What is stored as a secret is never shown. Rejects with a `Failure`. */
export async function editProfile(ui: ProfileUi): Promise<void> {
  const profile = await askProfile(ui, TITLE);
  if (!profile) {
    await addProfile(ui);
    return;
  }
  const credentials = await ui.store.credentials(profile.id);
  const environment = ui.environments().find(({ id }) => id === profile.environment);
  if (typeof credentials === 'string') return enterAgain(ui, profile, credentials, environment);
  const now = { environment: environment ?? { id: profile.environment, label: profile.environment }, credentials };
  for (;;) {
    const part = await askPick<Part>({
      title: `${TITLE}: ${profile.label}`,
      placeholder: 'What to change',
      items: parts(credentials, environment),
    });
    if (part === BACK) return;
    const changed = await change(ui, part, now);
    if (changed === BACK) continue;
    if (changed) await store(ui, profile, changed);
    return;
  }
}

async function store(ui: ProfileUi, profile: Profile, { environment, credentials }: Holding): Promise<void> {
  const { label } = await ui.store.update(profile.id, environment, credentials);
  vscode.window.setStatusBarMessage(`$(check) ${plain(label)} changed`, 5000);
}

function parts(credentials: Credentials, environment: Environment | undefined): Pick<Part>[] {
  return [
    {
      label: 'Environment',
      description: environment ? plain(environment.label) : 'no longer in the settings',
      value: 'environment',
    },
    ...fields.map((field): Pick<Part> => ({
      label: field.label,
      description: field.secret ? MASK : plain(credentials[field.name]),
      value: field,
    })),
    { label: 'How cid Is Sent', description: credentials.cidType ?? 'number when it is all digits', value: 'cidType' },
    { label: 'Device Id', description: plain(credentials.deviceId), value: 'deviceId' },
  ];
}

/** What a profile holds. Its environment may have gone from the settings; then only its name is left. */
interface Holding {
  readonly environment: EnvironmentName;
  readonly credentials: Credentials;
}

/** `undefined`: it stays as it is. */
async function change(ui: ProfileUi, part: Part, now: Holding): Promise<Holding | typeof BACK | undefined> {
  const { environment, credentials } = now;
  const place = { title: TITLE, back: true };
  if (part === 'environment') {
    const chosen = await askEnvironment(ui, place, environment.id);
    if (chosen === BACK || chosen.id === environment.id) return chosen === BACK ? BACK : undefined;
    return (await mayHoldCredentials(ui.store, chosen)) ? { environment: chosen, credentials } : BACK;
  }
  if (part === 'cidType') {
    const items: Pick<'number' | 'string'>[] = [
      { label: 'Number', description: 'when it is all digits, as in the guide', value: 'number' },
      { label: 'String', description: 'always, as in the schemas', value: 'string' },
    ];
    const cidType = await askPick({
      ...place,
      placeholder: 'How cid is sent',
      items,
      active: credentials.cidType ?? 'number',
    });
    return cidType === BACK ? BACK : { environment, credentials: { ...credentials, cidType } };
  }
  if (part === 'deviceId') {
    const deviceId = await askText({
      ...place,
      prompt: 'Device id. Only an approved device may trade live, so keep it stable.',
      value: credentials.deviceId,
      validate: validateDeviceId,
    });
    return deviceId === BACK ? BACK : { environment, credentials: { ...credentials, deviceId } };
  }
  const value = await askText({
    ...place,
    prompt: part.secret
      ? `${part.label}. It is stored and not shown; leave this empty to keep it.`
      : `${part.label}. ${part.hint}.`,
    placeholder: part.secret ? 'Stored; leave empty to keep' : part.label,
    secret: part.secret,
    value: part.secret ? '' : credentials[part.name],
    validate: (text) => (part.secret && text === '' ? undefined : validateField(part, text)),
    doubt: (text) => doubtOf(part, text),
  });
  if (value === BACK) return BACK;
  if (value === (part.secret ? '' : credentials[part.name])) return undefined;
  return { environment, credentials: { ...credentials, [part.name]: value } };
}

/** The entry is missing or damaged: everything is asked again, and only then is it replaced. */
async function enterAgain(
  ui: ProfileUi,
  profile: Profile,
  why: 'missing' | 'unreadable',
  environment: Environment | undefined,
): Promise<void> {
  const what = why === 'missing' ? 'are not in this machine’s secret storage' : 'cannot be read';
  void vscode.window.showWarningMessage(`The credentials of ${named(profile)} ${what}. Enter them again.`);
  const title = `Tradovate: Enter Credentials Again: ${profile.label}`;
  await store(ui, profile, await askCredentials(ui, { fields: {}, ...(environment ? { environment } : {}) }, title));
}
