import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = process.cwd();

/** Every file below a folder of the project, as a path from the project's root. */
export function filesIn(folder: string, extension: RegExp): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => extension.test(path))
    .sort();
}

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
