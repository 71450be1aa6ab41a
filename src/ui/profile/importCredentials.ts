import { t } from '../../core/platform/text';
import * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../../core/platform/errors';
import { fieldOf, fields, secretsOf, validateDeviceId, type FieldName } from '../../core/profile/fields';
import type { Format } from '../../core/profile/importing';
import type { Profile } from '../../core/profile/profile';
import { addProfile, type Known } from './addProfile';
import { askSource, type ImportSource } from './importSource';
import { offerToLeaveClean } from './removeSource';
import { askEnvironment, askField, type ProfileUi } from './profilePrompts';
import { askPick, askText, BACK, type Pick } from './quickInput';
import { MASK, plain } from './text';

const TITLE = 'Tradovate: Import Credentials';
const formats: Readonly<Record<Format, string>> = {
  json: 'JSON',
  json5: 'JSON5',
  javascript: 'a JavaScript object',
  curl: 'a curl command',
  env: '.env',
};

/**
 * Reads credentials from where the person says, shows what was found with secrets masked, asks for what is missing, stores
 * them as the active profile, and then offers to leave the source clean. Rejects with a `Failure`, `canceled` where the
 * person went away; then nothing is stored.
 */
export async function importCredentials(ui: ProfileUi): Promise<Profile> {
  const source = await askSource(TITLE);
  const { readCredentials } = await ui.importing();
  const read = readCredentials(source.text);
  ui.redactor.addSecrets(...secretsOf(read.fields));
  if (Object.keys(read.fields).length === 0) throw nothingFound(source, read.problems);
  const environment = ui.environments().find(({ id }) => id === read.environment);
  const found: Known = {
    fields: read.fields,
    ...(environment ? { environment } : {}),
    ...(read.deviceId === undefined ? {} : { deviceId: read.deviceId }),
  };
  const where = `Found in ${cleanQuotation(source.name)}${read.format ? ` (${formats[read.format]})` : ''}`;
  const profile = await addProfile(ui, await review(ui, found, where, read.problems), TITLE);
  // Not awaited: the profile is there, whatever becomes of the source.
  void offerToLeaveClean(source, (text) => readCredentials(text).cleaned).catch((error: unknown) =>
    ui.reporter.report(error),
  );
  return profile;
}

function nothingFound(source: ImportSource, problems: readonly string[]): UserFacingError {
  const what = t('No credentials were found in {0}.', cleanQuotation(source.name));
  const next = t(
    "Copy the JSON, the JavaScript object of Tradovate's guide, or the .env lines with your own values and import again, or add the profile by hand.",
  );
  return new UserFacingError('invalid-input', [what, ...problems.map((problem) => t('{0}', problem)), next], {
    remedies: ['try-again', 'add-profile'],
  });
}

type Row = FieldName | 'use' | 'environment' | 'deviceId' | 'problem';

/** Shows what was found until the person says to use it. Any row can be chosen to correct it first. */
async function review(ui: ProfileUi, found: Known, where: string, problems: readonly string[]): Promise<Known> {
  let known = found;
  for (;;) {
    const row = await askPick<Row>({ title: TITLE, placeholder: where, items: rows(known, problems), active: 'use' });
    if (row === 'use') return known;
    if (row !== BACK && row !== 'problem') known = await correct(ui, known, row);
  }
}

function rows(known: Known, problems: readonly string[]): Pick<Row>[] {
  const missing = fields.filter(({ name }) => known.fields[name] === undefined).length + (known.environment ? 0 : 1);
  return [
    {
      label: '$(check) Use These',
      description: missing > 0 ? `and enter what is missing (${missing})` : 'nothing is missing',
      value: 'use',
    },
    { label: 'choose one to change it', kind: vscode.QuickPickItemKind.Separator, value: 'problem' },
    {
      label: 'Environment',
      description: known.environment ? plain(known.environment.label) : 'missing',
      value: 'environment',
    },
    ...fields.map(({ name, label, secret }): Pick<Row> => {
      const value = known.fields[name];
      return { label, description: value === undefined ? 'missing' : secret ? MASK : plain(value), value: name };
    }),
    ...(known.deviceId === undefined
      ? []
      : [{ label: 'Device Id', description: plain(known.deviceId), value: 'deviceId' as const }]),
    ...problems.map((problem): Pick<Row> => ({ label: `$(warning) ${problem}`, value: 'problem' })),
  ];
}

async function correct(ui: ProfileUi, known: Known, row: Exclude<Row, 'use' | 'problem'>): Promise<Known> {
  const place = { title: TITLE, back: true };
  if (row === 'environment') {
    const environment = await askEnvironment(ui, place, known.environment?.id);
    return environment === BACK ? known : { ...known, environment };
  }
  if (row === 'deviceId') {
    const prompt = 'Device id. Only an approved device may trade live, so keep it stable.';
    const deviceId = await askText({ ...place, prompt, value: known.deviceId ?? '', validate: validateDeviceId });
    return deviceId === BACK ? known : { ...known, deviceId };
  }
  // A hidden box would still tell a secret's length: it starts empty, and Back keeps what was found.
  const value = await askField(ui, row, place, fieldOf(row).secret ? '' : known.fields[row]);
  return value === BACK ? known : { ...known, fields: { ...known.fields, [row]: value } };
}
