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

const texts = new Map<string, string>();

/** Read once, however many tests look at it. */
export function textOf(file: string): string {
  const text = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
  texts.set(file, text);
  return text;
}
