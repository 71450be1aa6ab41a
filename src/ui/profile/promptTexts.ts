import { t } from '../../core/platform/text';

/** Texts of the prompts that the suites in VS Code find prompts and rows by. */
export const promptTexts = {
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
} as const;
