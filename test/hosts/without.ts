import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Makes the folder `to` with all that `from` has but those names. @returns `to` */
export async function without(names: readonly string[], from: string, to: string): Promise<string> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) {
    if (!names.includes(name)) await symlink(join(from, name), join(to, name));
  }
  return to;
}
