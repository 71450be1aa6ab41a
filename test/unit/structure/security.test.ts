import assert from 'node:assert/strict';
import { filesIn, textOf } from './sources';

/** Each file that writes into globalState or workspaceState, and the keys that it writes there. */
const written: Readonly<Record<string, readonly string[]>> = {
  'src/core/operations/recentOperations.ts': ['recentOperations', 'favouriteOperations'],
  'src/core/platform/expiringClipboard.ts': ['copiedSecret'],
  'src/core/platform/presentation/presentation.ts': ['presenting'],
  'src/core/profile/activeProfile.ts': ['activeProfile'],
  'src/core/profile/importing/importOffered.ts': ['importOffered'],
  'src/core/profile/profileEntries.ts': ['profile.*'],
  'src/core/profile/profileStore.ts': ['deviceId', 'trustedHost.*'],
  'src/core/scanning/fingerprintStore.ts': ['fingerprint.*'],
  'src/core/platform/releaseNotes.ts': ['release'],
  'src/core/session/canary.ts': ['canary'],
  'src/core/session/secretIndex.ts': ['secret.*'],
  'src/core/session/tokenStore.ts': ['token.*'],
  'src/core/sidebar/snippetSettings.ts': ['dialectFor.*'],
  'src/ui/recipes/pickRecipe.ts': ['recipeLanguage'],
  'src/ui/secrets/ignoredFiles.ts': ['filesWithoutWarnings'],
  'src/ui/snippets/dialectChoice.ts': ['dialectFor.*'],
  'src/ui/snippets/requestOnly.ts': ['requestOnly'],
};
/** Of the code, by call: the argument that names the key. */
const WRITE = /\b(?:memory|workspace|globalState|workspaceState|memento)\.(?:set|update)\(\s*([^,]+),/g;

const rowsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^\| `([\w.*]+)` /gm)].map(([, key = '']) => key).sort();

describe('SECURITY.md', () => {
  const sources = filesIn('src', /\.ts$/).filter((file) => !file.startsWith('src/host/'));
  const keys = [...new Set(Object.values(written).flat())].sort();

  it('lists the keys that the code writes in the open, and no other', () => {
    assert.deepEqual(rowsOf(textOf('SECURITY.md')), keys);
  });

  it('knows every file that writes there', () => {
    const writing = sources.filter((file) => textOf(file).match(WRITE));
    assert.deepEqual(writing, Object.keys(written).sort());
  });

  it('knows every key by the constant that such a file writes', () => {
    const constants = sources.map(textOf).join('\n');
    for (const key of keys) {
      const literal = key.replace(/\*$/, '');
      assert.ok(new RegExp(`['\`]${literal.replaceAll('.', '\\.')}`).test(constants), key);
    }
  });

  it('knows how many different keys each file names', () => {
    const named = new Map<string, Set<string>>();
    for (const file of Object.keys(written)) {
      const names = [...textOf(file).matchAll(WRITE)].map(([, key = '']) => key.trim().replace(/ \+ .*$/, ''));
      named.set(file, new Set(names));
    }
    assert.deepEqual(
      [...named].map(([file, names]) => [file, names.size]),
      Object.entries(written).map(([file, list]) => [file, list.length]),
    );
  });
});
