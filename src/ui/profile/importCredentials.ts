import type * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../../core/platform/errors';
import { MASK } from '../../core/platform/redactor';
import { t, type Text } from '../../core/platform/text';
import { deviceIdLabel, fieldOf, fields, secretsOf, type FieldName } from '../../core/profile/fields';
import { readCredentials, type Format, type ImportProblem } from '../../core/profile/importing';
import type { Profile } from '../../core/profile/profile';
import { addProfile, type InitialValues } from './addProfile';
import { askSource, fileSource, type ImportSource } from './importSource';
import { askDeviceId, askEnvironment, askField, type ProfileUi } from './profilePrompts';
import { formats, profileTexts } from './profileTexts';
import { askPick, BACK, type Pick, type PickQuestion } from './quickInput';
import { offerToRemoveSource } from './removeSource';

const TITLE = t('Tradovate: Import Credentials');

/**
 * Reads credentials from the file, else from a source that the user chooses, shows what was found with secrets masked, asks
 * for what is missing, stores them as the active profile, and then offers to remove the credentials from the source. Rejects
 * with a `UserFacingError`, `canceled` if the user cancels; then nothing is stored.
 */
export async function importCredentials(ui: ProfileUi, file?: vscode.Uri): Promise<Profile> {
  const source = file ? await fileSource(file) : await askSource(TITLE);
  const read = readCredentials(source.text);
  ui.redactor.addSecrets(...secretsOf(read.fields));
  if (Object.keys(read.fields).length === 0) throw nothingFound(source, read.problems);
  const environment = ui.environments().find(({ id }) => id === read.environment);
  const found: InitialValues = {
    fields: read.fields,
    ...(environment ? { environment } : {}),
    ...(read.deviceId === undefined ? {} : { deviceId: read.deviceId }),
  };
  const values = await review(ui, found, foundIn(source, read.format), read.problems);
  const profile = await addProfile(ui, values, TITLE);
  // Not awaited: the profile is stored, whatever happens to the source.
  const clean = (text: string) => readCredentials(text).cleaned;
  void offerToRemoveSource(source, clean, ui.platform).catch((error: unknown) => ui.reporter.report(error));
  return profile;
}

function foundIn(source: ImportSource, format: Format | undefined): Text {
  const name = nameOf(source);
  return format ? profileTexts.foundIn(name, formats[format]) : t('Found in {0}', name);
}

function nameOf(source: ImportSource): Text | string {
  return source.kind === 'clipboard' ? profileTexts.clipboard : cleanQuotation(source.name);
}

function nothingFound(source: ImportSource, problems: readonly ImportProblem[]): UserFacingError {
  const next = t(
    "Copy the JSON, the JavaScript object of Tradovate's guide, or the .env lines with your own values and import again, or add the profile manually.",
  );
  const sentences = [profileTexts.nothingFound(nameOf(source)), ...problems.map(({ text }) => text), next];
  return new UserFacingError('invalid-input', sentences, { remedies: ['try-again', 'add-profile'] });
}

type Row = FieldName | 'use' | 'environment' | 'deviceId' | 'problem';

/** Shows what was found until the user accepts it. Any row can be chosen to correct it first. */
async function review(
  ui: ProfileUi,
  found: InitialValues,
  placeholder: Text,
  problems: readonly ImportProblem[],
): Promise<InitialValues> {
  let values = found;
  for (;;) {
    const row = await askPick<Row>({ title: TITLE, placeholder, items: rows(values, problems), active: 'use' });
    if (row === 'use') return values;
    if (row !== BACK && row !== 'problem') values = await correct(ui, values, row);
  }
}

function rows(values: InitialValues, problems: readonly ImportProblem[]): PickQuestion<Row>['items'] {
  const missing = fields.filter(({ name }) => values.fields[name] === undefined).length + (values.environment ? 0 : 1);
  return [
    { icon: 'check', label: profileTexts.useTheseCredentials, description: completeness(missing), value: 'use' },
    { separator: t('Select a value to edit it') },
    {
      label: profileTexts.environment,
      description: values.environment ? values.environment.label : t('missing'),
      value: 'environment',
    },
    ...fields.map(({ name, label, secret }): Pick<Row> => {
      const value = values.fields[name];
      return { label, description: value === undefined ? t('missing') : secret ? MASK : value, value: name };
    }),
    ...(values.deviceId === undefined
      ? []
      : [{ label: deviceIdLabel, description: values.deviceId, value: 'deviceId' as const }]),
    ...problems.map(({ text }): Pick<Row> => ({ icon: 'warning', label: text, value: 'problem' })),
  ];
}

function completeness(missing: number): Text {
  if (missing === 0) return t('all values are there');
  return missing === 1 ? t('then enter 1 missing value') : t('then enter {0} missing values', missing);
}

async function correct(
  ui: ProfileUi,
  values: InitialValues,
  row: Exclude<Row, 'use' | 'problem'>,
): Promise<InitialValues> {
  const options = { title: TITLE, back: true };
  if (row === 'environment') {
    const environment = await askEnvironment(ui, options, values.environment?.id);
    return environment === BACK ? values : { ...values, environment };
  }
  if (row === 'deviceId') {
    const deviceId = await askDeviceId(options, values.deviceId ?? '');
    return deviceId === BACK ? values : { ...values, deviceId };
  }
  // A hidden box would still reveal a secret's length: it starts empty, and Back keeps what was found.
  const value = await askField(ui, row, options, fieldOf(row).secret ? '' : values.fields[row]);
  return value === BACK ? values : { ...values, fields: { ...values.fields, [row]: value } };
}
