import { writeFileSync } from 'node:fs';
import { documents } from './documents';

/** `npm run docs`: writes what README and `docs` take from the source, and has it formatted. */
for (const [path, make] of Object.entries(documents)) writeFileSync(path, make());
