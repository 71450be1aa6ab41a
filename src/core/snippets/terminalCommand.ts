/** Dialects that a shell runs directly, and such shells by program and by VS Code's name for their kind. */
const SHELLS: Readonly<Record<string, RegExp>> = {
  curl: /^((ba|z|da|k|mk|a)?sh|gitbash|wsl)$/,
  powershell: /^(powershell|pwsh)(-preview)?$/,
};

export function runsInShell(dialectId: string): boolean {
  return Object.hasOwn(SHELLS, dialectId);
}

/** What is known of the shell in a new terminal. */
export interface ShellFacts {
  /** Kind of the shell that VS Code found in the terminal: `bash`, `pwsh`. Absent: it found none. */
  readonly detected?: string | undefined;
  /** Program of the default shell where the extension runs; empty: unknown. */
  readonly defaultShell: string;
  /** Terminals open on another machine than the one that the extension runs on. */
  readonly elsewhere: boolean;
}

/**
 * Whether the shell of a terminal can run the dialect. Only the detected one counts where terminals open elsewhere: the
 * default shell is that of the wrong machine.
 */
export function shellRuns(dialectId: string, facts: ShellFacts): 'yes' | 'no' | 'unknown' {
  const { detected, defaultShell, elsewhere } = facts;
  const name = detected ?? (elsewhere ? '' : shellName(defaultShell));
  if (name === '') return 'unknown';
  return SHELLS[dialectId]?.test(name) ? 'yes' : 'no';
}

/** What VS Code would call the shell with this program. */
export function shellName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
}

/**
 * Text for a terminal, which runs each line as if Enter had been pressed: nothing may run before the last line. cURL's
 * lines end with a continuation; PowerShell's are statements, so they are put into a block.
 */
export function forTerminal(dialectId: string, text: string): string {
  // An interactive zsh takes a comment before the command for a command.
  if (dialectId !== 'powershell') return text.replace(/^(#.*\n)+/, '').trimEnd();
  return `& {\n${text.trimEnd()}\n}`;
}

/**
 * Windows hands only those variables on to a shell in WSL that `WSLENV` names; `/u` means in this direction alone.
 * @param inherited the value of `WSLENV` so far
 */
export function wslVariables(names: readonly string[], inherited: string | undefined): { readonly WSLENV: string } {
  const before = (inherited ?? '').split(':').filter((entry) => entry !== '');
  return { WSLENV: [...before, ...names.map((name) => `${name}/u`)].join(':') };
}
