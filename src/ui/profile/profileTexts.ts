import { t, type Text } from '../../core/platform/text';
import type { Format } from '../../core/profile/importing';

/** What prompts and messages about profiles say where the suites in VS Code look for it. */
export const profileTexts = {
  firstProfile: t('Tradovate: Add Your First Profile'),
  enterCredentials: t('Enter Credentials'),
  importCredentials: t('Import Credentials'),
  chooseEnvironment: t('Select the environment of this profile'),
  chooseField: t('Select what to change'),
  chooseProfile: t('Select a profile'),
  chooseActiveProfile: t('Select the profile for this workspace'),
  chooseSource: t('Select where to import from'),
  fromClipboard: t('Clipboard'),
  fromEditor: t('Open Editor'),
  fromFile: t('File…'),
  environment: t('Environment'),
  useTheseCredentials: t('Use These Credentials'),
  clipboard: t('the clipboard'),
  foundIn: (source: Text | string, format: Text): Text => t('Found in {0} ({1})', source, format),
  added: (profile: string): Text => t('{0} added.', profile),
  imported: (profile: string): Text => t('{0} imported.', profile),
  offer: (file: string): Text =>
    t("'{0}' contains Tradovate credentials. Import them into VS Code's secret storage?", file),
  importOffered: t('Import…'),
  nothingFound: (source: Text | string): Text => t('No credentials were found in {0}.', source),
  inClipboard: t('The clipboard still contains your credentials.'),
  inFile: (name: string): Text => t("'{0}' still contains your credentials in plain text.", name),
  clearClipboard: t('Clear Clipboard'),
  removeFromEditor: t('Remove from Editor'),
  openFile: t('Open File'),
  deleteFile: t('Delete File'),
} as const;

export const formats: Readonly<Record<Format, Text>> = {
  json: t('JSON'),
  json5: t('JSON5'),
  javascript: t('JavaScript object'),
  curl: t('curl command'),
  env: t('.env'),
};
