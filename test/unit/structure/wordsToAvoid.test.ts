import assert from 'node:assert/strict';
import { filesIn, textOf } from './sources';

/** What shared/language.md avoids, as far as no other meaning is usual. */
const avoided =
  /wish|\btold\b|\btell(?:s|er|ing)?\b|meanwhile|whoever|whomever|favourit|catalogue|cancell(?:ed|ing|er)\b|(?<!secondary )side bar|\bby (?:itself|themselves)\b|\bha(?:s|ve|d) to be\b|\bof (?:ours|yours)\b|\bbesides?\b|\ba person\b|desk(?!top)|\blives\b|\b(?:him|her)self\b/g;

/** These must name the words, or are the texts of others. */
const exempt = new Set(['test/unit/structure/wordsToAvoid.test.ts', 'src/core/operations/operations.json']);

/** How many there still are in each folder. To be emptied; a number only goes down. */
const remaining: Readonly<Record<string, number>> = {
  'src/core/operations': 1,
  'src/core/platform': 3,
  'src/core/profile': 1,
  'test/page': 2,
  'test/pictures': 1,
  'test/run': 2,
  'test/unit': 72,
};

const folderOf = (file: string): string =>
  file
    .split('/')
    .slice(0, -1)
    .slice(0, file.startsWith('src/') ? 3 : 2)
    .join('/');

describe('words to avoid', () => {
  it('are in no name, comment or message', () => {
    const files = [
      ...filesIn('src', /\.(?:ts|json)$/),
      ...filesIn('test', /\.(?:ts|cjs|md)$/),
      ...filesIn('media', /\.(?:md|css)$/),
      ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'package.nls.json', 'esbuild.js'],
    ];
    const found = new Map<string, string[]>();
    for (const file of files.filter((path) => !exempt.has(path))) {
      const text = textOf(file).toLowerCase();
      for (const { 0: word, index } of text.matchAll(avoided)) {
        const line = text.slice(0, index).split('\n').length;
        const folder = folderOf(file);
        found.set(folder, [...(found.get(folder) ?? []), `${file}:${line} ${word}`]);
      }
    }
    const tooMany = [...found].filter(([folder, hits]) => hits.length > (remaining[folder] ?? 0));
    assert.deepEqual(Object.fromEntries(tooMany), {});
  });
});
