import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';

/** Kinds of shells that quote alike, by VS Code's name for them or that of their program. */
const POSIX = /^(?:(?:ba|z|da|k|mk|a)?sh|gitbash|wsl)$/;
const POWERSHELL = /^(?:powershell|pwsh)(?:-preview)?$/;

/** Means nothing to any shell. A backslash does to those of POSIX only. */
const PLAIN = /^[\w/.:+-]+$/;
/** What a shell's line editor would take for a key, and what draws text in another order. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/**
 * A command line to type into an interactive shell. File names are the workspace's text: nothing in them may run.
 * @param shell `bash`, `pwsh`, `cmd`, … as VS Code or the program calls it; `undefined`: unknown
 * @throws {UserFacingError} `unsupported`: an argument can't be quoted for this shell
 */
export function commandLine(shell: string | undefined, words: readonly string[]): string {
  const quoted = words.map((word) => quotedFor(shell, word));
  // PowerShell takes a quoted text at the start for a value.
  if (shell !== undefined && POWERSHELL.test(shell) && quoted[0] !== words[0]) quoted.unshift('&');
  return quoted.join(' ');
}

function quotedFor(shell: string | undefined, word: string): string {
  if (UNPRINTABLE.test(word)) throw unquotable(word);
  const isCmd = shell === 'cmd';
  if (PLAIN.test(word)) return word;
  if (shell === undefined) throw unquotable(word);
  if (POSIX.test(shell)) return `'${word.replaceAll("'", "'\\''")}'`;
  if (shell === 'fish') return `'${word.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  // PowerShell takes typographic quotes for quotes, too.
  if (POWERSHELL.test(shell)) return `'${word.replace(/['‘’‚‛]/g, '$&$&')}'`;
  // Within quotes, variables are still replaced.
  if (isCmd && !/["%!]/.test(word)) return `"${word}"`;
  throw unquotable(word);
}

function unquotable(word: string): UserFacingError {
  return new UserFacingError(
    'unsupported',
    t("Your terminal's shell may misread the name '{0}'. Rename the file or folder, or use another shell.", word),
  );
}
