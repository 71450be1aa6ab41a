/** Dialects that a shell runs directly, and the programs that are such a shell. */
const SHELLS: Readonly<Record<string, RegExp>> = {
  curl: /^(ba|z|da|k|mk|a)?sh$/,
  powershell: /^(powershell|pwsh)(-preview)?$/,
};

export function runsInShell(dialectId: string): boolean {
  return Object.hasOwn(SHELLS, dialectId);
}

/** @param path of the shell's program, as the editor names it; empty if unknown, which counts as a match */
export function isShellOf(dialectId: string, path: string): boolean {
  const name = (path.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  return name === '' || (SHELLS[dialectId]?.test(name) ?? false);
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
