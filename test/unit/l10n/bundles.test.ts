import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, root } from './messages';

/** Shipped languages in addition to English, as VS Code names them. */
const languages = ['de', 'es', 'ja', 'pt-br', 'zh-cn'] as const;

type Messages = Readonly<Record<string, string>>;
const read = (file: string): Messages => JSON.parse(readFileSync(join(root, file), 'utf8')) as Messages;

/** What a translation must have as often as the English text: placeholders, icons, links, code, settings and addresses. */
const KEPT =
  /\{\d+\}|\$\([\w~-]+\)|\]\([^)]*\)|`[^`]*`|https?:\/\/[^\s`"]+|tradovate\.[\w.]*\w|HTTP \d+|CAPTCHA|LIVE|\n/g;
const kept = (text: string): string[] => [...text.matchAll(KEPT)].map(([found]) => found).sort();

/** Code, links, and the colons that VS Code writes between a category and its command. */
const NO_SENTENCE = /`[^`]*`|\]\([^)]*\)|\$\([^)]*\)|“[^”]*: [^”]*”|^Tradovate: /g;
const HALF_WIDTH = /'|[一-龥}”）] ?[(:;,?!]/;

const pairs = [
  ['messages', BUNDLE, (language: string) => `l10n/bundle.l10n.${language}.json`],
  ['texts of the manifest', 'package.nls.json', (language: string) => `package.nls.${language}.json`],
] as const;

describe('translations', () => {
  for (const [what, base, fileOf] of pairs) {
    const english = read(base);
    for (const language of languages) {
      it(`have all ${what} in ${language}, and no other`, () => {
        const translated = read(fileOf(language));
        const missing = Object.keys(english).filter((key) => translated[key] === undefined);
        const extra = Object.keys(translated).filter((key) => english[key] === undefined);
        assert.deepEqual({ missing, extra }, { missing: [], extra: [] }, `${fileOf(language)} is not complete`);
      });

      it(`keep placeholders, icons, links and names of ${what} in ${language}`, () => {
        const translated = read(fileOf(language));
        for (const [key, text] of Object.entries(translated)) {
          assert.deepEqual(kept(text), kept(english[key] ?? ''), `${language}: ${key}`);
          assert.notEqual(text.trim(), '', `${language}: ${key}`);
        }
      });
    }

    it(`have full-width punctuation and quotes in Chinese ${what}`, () => {
      const texts = Object.values(read(fileOf('zh-cn'))).map((text) => text.replaceAll(NO_SENTENCE, 'x'));
      assert.deepEqual(
        texts.filter((text) => /[一-龥]/.test(text) && HALF_WIDTH.test(text)),
        [],
      );
    });
  }
});
