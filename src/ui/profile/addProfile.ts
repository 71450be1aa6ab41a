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

/** What is known before the first question: from an import, or nothing. */
export interface Known extends Answers {
  readonly deviceId?: string;
}

/** A whole set, as it is stored. */
export interface Entered {
  readonly environment: Environment;
  readonly credentials: Credentials;
}

/**
 * Asks for an environment and the six fields, only for those that are not known yet, and stores them as the active profile.
 * Nothing is stored before the last answer. Rejects with a `Failure`, `canceled` where the person went away.
 */
export async function addProfile(
  ui: ProfileUi,
  known: Known = { fields: {} },
  title = 'Tradovate: Add Profile',
): Promise<Profile> {
  const { environment, credentials } = await askCredentials(ui, known, title);
  return ui.store.add(environment, credentials);
}

/** As `addProfile`, and stores nothing. */
export async function askCredentials(ui: ProfileUi, known: Known, title: string): Promise<Entered> {
  // What is typed and not yet accepted when a person goes back; it lives as long as these questions.
  const typed = new Map<FieldName, string>();
  const missing = fields.filter(({ name }) => known.fields[name] === undefined);
  const questions = [
    ...(known.environment ? [] : [askForEnvironment]),
    ...missing.map(
      ({ name }) =>
        (answers: Answers, place: StepOptions) =>
          askForField(name, answers, place),
    ),
  ];
  const answers = await askInTurn<Answers>(
    { fields: known.fields, ...(known.environment ? { environment: known.environment } : {}) },
    questions.map((question) => (sofar, place) => question(sofar, { ...place, title })),
  );
  const { environment } = answers;
  if (!environment) throw new RangeError('no environment');
  const deviceId = known.deviceId ?? (await ui.store.deviceId());
  return { environment, credentials: complete(answers.fields, deviceId) };

  async function askForEnvironment(sofar: Answers, place: StepOptions): Promise<Answers | typeof BACK> {
    const environment = await askEnvironment(ui, place, sofar.environment?.id);
    return environment === BACK ? BACK : { ...sofar, environment };
  }

  async function askForField(name: FieldName, sofar: Answers, place: StepOptions): Promise<Answers | typeof BACK> {
    const before = typed.get(name) ?? sofar.fields[name];
    const value = await askField(ui, name, place, before, (text) => typed.set(name, text));
    return value === BACK ? BACK : { ...sofar, fields: { ...sofar.fields, [name]: value } };
  }
}

function complete(
  { name = '', password = '', appId = '', appVersion = '', cid = '', sec = '' }: Partial<CredentialFields>,
  deviceId: string,
): Credentials {
  return { name, password, appId, appVersion, cid, sec, deviceId };
}
