import assert from 'node:assert/strict';
import { NOT_BUNDLED, bundledPackages, writeNotices } from '../../release/notices';
import { root, textOf } from './sources';

/** That the lock file's packages are those in the bundles is checked by `npm run release:check`, which builds them. */
describe('THIRD-PARTY-NOTICES.md', () => {
  it('is what npm run notices writes', () => {
    assert.equal(textOf('THIRD-PARTY-NOTICES.md'), writeNotices(root));
  });

  it('names each package for production', () => {
    const { dependencies } = JSON.parse(textOf('package.json')) as { readonly dependencies: Record<string, string> };
    const names = new Set(bundledPackages(root).map(([name]) => name));
    assert.deepEqual(
      Object.keys(dependencies).filter((name) => !names.has(name)),
      [],
    );
    assert.deepEqual(
      [...NOT_BUNDLED].filter((name) => names.has(name)),
      [],
    );
  });
});
