import { t, type Text } from '../../core/platform/text';
import type { Credentials } from '../../core/profile/credentials';
import type { Environment } from '../../core/profile/environment';
import { fields, type CredentialFields, type FieldName } from '../../core/profile/fields';
import type { Profile } from '../../core/profile/profile';
import { askEnvironment, askField, type ProfileUi } from './profilePrompts';
import { askInTurn, BACK, type StepOptions } from './quickInput';

interface Answers {
  readonly environment?: Environment;
  readonly fields: Partial<CredentialFields>;
}

/** What need not be asked: from an import, or nothing. */
export interface InitialValues extends Answers {
  readonly deviceId?: string;
}

/** A whole set, as it is stored. */
export interface CompleteValues {
  readonly environment: Environment;
  readonly credentials: Credentials;
}

/**
 * Asks for an environment and the six fields, except for the initial values, and stores them as the active profile.
 * Nothing is stored before the last answer. Rejects with a `UserFacingError`, `canceled` if the user cancels.
 */
export async function addProfile(
  ui: ProfileUi,
  initial: InitialValues = { fields: {} },
  title = t('Tradovate: Add Profile'),
): Promise<Profile> {
  const { environment, credentials } = await askCredentials(ui, initial, title);
  return ui.store.add(environment, credentials);
}

/** As `addProfile`, and stores nothing. */
export async function askCredentials(ui: ProfileUi, initial: InitialValues, title: Text): Promise<CompleteValues> {
  // What is typed and not yet accepted when the user goes back; kept as long as these questions.
  const typed = new Map<FieldName, string>();
  const missing = fields.filter(({ name }) => initial.fields[name] === undefined);
  const questions = [
    ...(initial.environment ? [] : [askForEnvironment]),
    ...missing.map(
      ({ name }) =>
        (answers: Answers, options: StepOptions) =>
          askForField(name, answers, options),
    ),
  ];
  const answers = await askInTurn<Answers>(
    { fields: initial.fields, ...(initial.environment ? { environment: initial.environment } : {}) },
    questions.map((question) => (sofar, options) => question(sofar, { ...options, title })),
  );
  const { environment } = answers;
  if (!environment) throw new RangeError('no environment');
  const deviceId = initial.deviceId ?? (await ui.store.deviceId());
  return { environment, credentials: complete(answers.fields, deviceId) };

  async function askForEnvironment(sofar: Answers, options: StepOptions): Promise<Answers | typeof BACK> {
    const environment = await askEnvironment(ui, options, sofar.environment?.id);
    return environment === BACK ? BACK : { ...sofar, environment };
  }

  async function askForField(name: FieldName, sofar: Answers, options: StepOptions): Promise<Answers | typeof BACK> {
    const before = typed.get(name) ?? sofar.fields[name];
    const value = await askField(ui, name, options, before, (text) => typed.set(name, text));
    return value === BACK ? BACK : { ...sofar, fields: { ...sofar.fields, [name]: value } };
  }
}

function complete(
  { name = '', password = '', appId = '', appVersion = '', cid = '', sec = '' }: Partial<CredentialFields>,
  deviceId: string,
): Credentials {
  return { name, password, appId, appVersion, cid, sec, deviceId };
}
