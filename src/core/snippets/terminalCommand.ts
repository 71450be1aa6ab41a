/** Dialects that a shell runs as they are, with the programs that are such a shell. */
const SHELLS: Readonly<Record<string, RegExp>> = {
  curl: /^(ba|z|da|k|mk|a)?sh$/,
  powershell: /^(powershell|pwsh)(-preview)?$/,
};

export function runsInShell(dialectId: string): boolean {
  return Object.hasOwn(SHELLS, dialectId);
}

/** @param path of the shell's program, as the editor names it; empty where it does not know */
export function isShellOf(dialectId: string, path: string): boolean {
  const name = (path.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  return name === '' || (SHELLS[dialectId]?.test(name) ?? false);
}

/**
 * Text for a terminal, which takes each line as if Enter followed it: nothing in it may run before the last one. cURL's
 * lines go on by themselves; PowerShell's are statements, which only a block holds together.
 */
export function forTerminal(dialectId: string, text: string): string {
  // A comment before the command would be an error in a zsh that is talked to.
  if (dialectId !== 'powershell') return text.replace(/^(#.*\n)+/, '').trimEnd();
  return `& {\n${text.trimEnd()}\n}`;
}
