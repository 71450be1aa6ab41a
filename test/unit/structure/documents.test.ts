import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, textOf } from './sources';

describe('the documents for contributors', () => {
  for (const document of [
    'CONTRIBUTING.md',
    'README.md',
    'SECURITY.md',
    '.github/MAINTAINING.md',
    'test/hosts/README.md',
    'test/sandbox/README.md',
  ])
    it(`${document} names only files that exist`, () => {
      const named = textOf(document).matchAll(/(?<![\w/])(?:src|test|l10n|media)\/[\w./-]*\w\/?/g);
      const missing = [...named].map(([path]) => path).filter((path) => !existsSync(join(root, path)));
      assert.deepEqual(missing, []);
    });
});
