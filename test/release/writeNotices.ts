import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeNotices } from './notices';

/** `npm run notices`: writes THIRD-PARTY-NOTICES.md; a unit test says when that is due. */
const root = join(__dirname, '../..');
writeFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), writeNotices(root));
