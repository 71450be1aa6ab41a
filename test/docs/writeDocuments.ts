import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { documents } from './documents';

/** `npm run docs`: writes what README and `docs` take from the source. */
async function write(): Promise<void> {
  for (const [path, make] of Object.entries(documents)) {
    writeFileSync(path, await format(make(), { ...(await resolveConfig(path)), filepath: path }));
  }
}

void write();
