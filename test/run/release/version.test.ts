import assert from 'node:assert/strict';
import { isPreRelease } from '../../release/package';
import { checkVersion, notesOf } from '../../release/version';

const changelog = '# Changelog\n\n## 0.2.0 (2027-01-31)\n\n- New.\n\n## 0.1.0\n\nThe first.\n';
const good = { version: '0.2.0', lockVersion: '0.2.0', changelog, tag: 'v0.2.0' };

describe('a release', () => {
  it('may be what fits together', () => {
    assert.deepEqual(checkVersion(good), []);
  });

  for (const [what, facts] of [
    ['a version that is no three numbers', { ...good, version: '0.2', lockVersion: '0.2', tag: 'v0.2' }],
    ['another version in the lock file', { ...good, lockVersion: '0.1.0' }],
    ['another tag', { ...good, tag: 'v0.2.1' }],
    ['a section without a date', { ...good, changelog: changelog.replace(' (2027-01-31)', '') }],
    ['an empty section', { ...good, changelog: changelog.replace('- New.', '') }],
    ['an older section as the newest', { ...good, changelog: `## 0.3.0 (2027-02-01)\n\n- Newer.\n\n${changelog}` }],
  ] as const)
    it(`may not be ${what}`, () => {
      assert.notDeepEqual(checkVersion(facts), []);
    });

  it('needs no date before its tag', () => {
    assert.deepEqual(checkVersion({ ...good, changelog: changelog.replace(' (2027-01-31)', ''), tag: undefined }), []);
  });

  it('has the notes of its own section', () => {
    assert.equal(notesOf(changelog, '0.2.0'), '- New.');
    assert.equal(notesOf(changelog, '0.1.0'), 'The first.');
    assert.equal(notesOf(changelog, '0.3.0'), '');
  });

  it('is a pre-release if its minor version is odd', () => {
    assert.deepEqual(['0.1.0', '0.2.9', '1.11.0', '2.0.1'].map(isPreRelease), [true, false, true, false]);
    assert.throws(() => isPreRelease('0.1.0-beta'));
  });
});
