import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { symlinkSync } from 'node:fs';
import { Folder, run } from './programs';

const require = createRequire(import.meta.url);
const compiler = join(dirname(require.resolve('typescript-7/package.json')), 'bin/tsc');
const packages = join(dirname(require.resolve('typescript-7/package.json')), '..');

/**
 * What the compiler says to programs in strict mode, in a project that has installed our packages; empty: nothing.
 * All at once, because reading the library takes as long as 300 snippets.
 * @param files text by name
 * @param options as in tsconfig.json
 */
export async function typeErrors(
  files: ReadonlyMap<string, string>,
  options: Readonly<Record<string, unknown>>,
): Promise<string> {
  const folder = new Folder();
  try {
    symlinkSync(packages, join(folder.path, 'node_modules'));
    for (const [name, text] of files) folder.write(name, text);
    const compilerOptions = {
      ...{ strict: true, noEmit: true, skipLibCheck: true, target: 'ES2022', types: ['node'] },
      ...options,
    };
    folder.write('tsconfig.json', JSON.stringify({ compilerOptions, files: [...files.keys()] }));
    const args = [compiler, '-p', 'tsconfig.json', '--singleThreaded'];
    const { code, stdout, stderr } = await run(process.execPath, args, { cwd: folder.path });
    return code === 0 ? '' : stdout + stderr;
  } finally {
    folder.remove();
  }
}
