import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What would only be in the way: first-run pages, tips, chat, and anything that asks the network. */
export const QUIET: Record<string, unknown> = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.ignoreRecommendations': true,
  'extensions.autoCheckUpdates': false,
  'remote.autoForwardPorts': false,
  'remote.autoForwardPortsSource': 'output', // else every process of the machine is looked at, again and again
  'git.openRepositoryInParentFolders': 'never',
  'editor.stickyScroll.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.tsserver.useSyntaxServer': 'always', // a second process, for what spans files, takes seconds of CPU
  'window.autoDetectColorScheme': true, // the browser's `colorScheme`
  'files.autoSave': 'off', // the web's default is to save automatically
};

/** The user settings that the caller of a suite wants, as JSON in `TRADOVATE_TEST_SETTINGS`. */
export function environmentSettings(): Record<string, unknown> {
  const json = process.env['TRADOVATE_TEST_SETTINGS'];
  if (!json) return {};
  return settingsObject(json, 'TRADOVATE_TEST_SETTINGS');
}

/** The settings of a user data folder, as VS Code's `--user-data-dir` names it. */
export async function userDirSettings(userDir: string | undefined): Promise<Record<string, unknown>> {
  const file = join(userDir ?? '', 'User/settings.json');
  return userDir && existsSync(file) ? settingsObject(await readFile(file, 'utf8'), file) : {};
}

function settingsObject(json: string, from: string): Record<string, unknown> {
  const settings: unknown = JSON.parse(json);
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new Error(`${from} must be a JSON object: setting to value.`);
  }
  return settings as Record<string, unknown>;
}
