import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath } from './install';

/**
 * The program of a desktop VS Code, if there is one: `TRADOVATE_VSCODE`, else what `code` on the PATH belongs to. `code`
 * itself is a script that hands over to a running window and returns; tests need the program behind it.
 */
export function findDesktop(): string | undefined {
  const named = process.env['TRADOVATE_VSCODE'];
  if (named) {
    if (!existsSync(named)) throw new Error(`TRADOVATE_VSCODE names ${named}, and there is no such file.`);
    return named;
  }
  const script = findOnPath('code');
  if (!script) return undefined;
  const bin = dirname(realpathSync(script));
  // Linux: …/code/bin/code; macOS: …/Contents/Resources/app/bin/code; a snap: the program lies under its mount.
  const places = [
    join(bin, '../code'),
    join(bin, '../../../MacOS/Electron'),
    join(bin, '../../../MacOS/Code'),
    '/snap/code/current/usr/share/code/code',
  ];
  return places.find((place) => existsSync(place));
}
