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
  'git.openRepositoryInParentFolders': 'never',
  'editor.stickyScroll.enabled': false,
  'typescript.disableAutomaticTypeAcquisition': true,
  'window.autoDetectColorScheme': true, // the browser's `colorScheme`
  'files.autoSave': 'off', // the web's default is to save by itself
};

/** The user settings that the caller of a suite wants, as JSON in `TRADOVATE_TEST_SETTINGS`. */
export function environmentSettings(): Record<string, unknown> {
  const json = process.env['TRADOVATE_TEST_SETTINGS'];
  if (!json) return {};
  const settings: unknown = JSON.parse(json);
  if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) {
    throw new Error('TRADOVATE_TEST_SETTINGS is a JSON object: setting to value.');
  }
  return settings as Record<string, unknown>;
}
