import assert from 'node:assert/strict';
import { filesIn, textOf } from './sources';

/** Each has a plainer word, as far as no other meaning is usual. A key of 0.1 that stays is let pass. */
const avoided =
  /wish|\btold\b|\btell(?:s|er|ing)?\b|meanwhile|whoever|whomever|favourit(?!eoperations')|catalogue|cancell(?:ed|ing|er)\b|(?<!secondary )side bar|\bby (?:itself|themselves)\b|\bha(?:s|ve|d) to be\b|\bof (?:ours|yours)\b|\bbesides?\b|\ba person\b|desk(?!top)|\blives\b|\b(?:him|her)self\b/g;

/** These must name the words, or are the texts of others. */
const exempt = new Set(['test/unit/structure/wordsToAvoid.test.ts', 'src/core/operations/operations.json']);

describe('words to avoid', () => {
  it('are in no name, comment or message', () => {
    const files = [
      ...filesIn('src', /\.(?:ts|json)$/),
      ...filesIn('test', /\.(?:ts|cjs|md)$/),
      ...filesIn('media', /\.(?:md|css)$/),
      ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'package.json', 'package.nls.json', 'esbuild.js'],
    ];
    const found: string[] = [];
    for (const file of files.filter((path) => !exempt.has(path))) {
      const text = textOf(file).toLowerCase();
      for (const { 0: word, index } of text.matchAll(avoided)) {
        const line = text.slice(0, index).split('\n').length;
        found.push(`${file}:${line} ${word}`);
      }
    }
    assert.deepEqual(found, []);
  });
});
