import type { TokenSource } from './tokenPlaceholder';

const DEFAULT_VARIABLE = 'TRADOVATE_ACCESS_TOKEN';

/** The values of one setting by where they are set, as VS Code's `inspect` returns them. */
export interface SettingValues {
  /** The user's own. */
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}

/**
 * The setting `tradovate.snippets.token`. A workspace may only make it stricter: one that could turn `reference` into
 * `literal` would put the token into a file that others read.
 */
export function snippetTokenIn(values: SettingValues): TokenSource['kind'] {
  return allOf(values).includes('reference') ? 'reference' : 'literal';
}

/**
 * The setting `tradovate.snippets.variable`. A workspace's name counts only where the user has set none, and the terminal
 * checks it once more. An empty name or one that is no text counts as not set.
 */
export function snippetVariableIn(values: SettingValues): string {
  const { globalValue, workspaceValue, workspaceFolderValue } = values;
  return [globalValue, workspaceFolderValue, workspaceValue].find(isName) ?? DEFAULT_VARIABLE;
}

function allOf({ globalValue, workspaceValue, workspaceFolderValue }: SettingValues): readonly unknown[] {
  return [globalValue, workspaceValue, workspaceFolderValue];
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
