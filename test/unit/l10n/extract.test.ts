import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, bundleText, isMessage, messagesOf, root, sourceFiles } from './messages';
import { scan, type Literal } from './scan';

/** Two words with a space between them, or one that begins like a title. */
const WORDS = /\p{L}{2,}[,.:;!?…]* +\p{L}{2,}/u;
const TITLE = /^\p{Lu}\p{Ll}+[….:]?$/u;

/** What is written for machines, for the log, or by the service: `path: reason`. */
const NO_TEXTS: readonly (readonly [path: RegExp, reason: string])[] = [
  [/^src\/core\/snippets\/(?:dialects\/|recipes\/|\w+\.ts)/, 'code that is inserted'],
  [/^src\/core\/agentTools\//, 'what language models read; questions to the user are in confirmation.ts'],
  [/^src\/core\/operations\//, "the service's own words and sample values"],
  [/^src\/ui\/(?:webviewHtml|oauth\/closingPage)\.ts/, 'the frame of a page, without a text'],
  [/^src\/webview\/streams\/chart\//, 'names of the chart library'],
  [/^src\/core\/requests\/response\/httpReasons\.ts/, 'reason phrases of HTTP'],
];

/** Where single words are values of the service: `Market`, `Buy`, `Success`. */
const VALUES =
  /^src\/(?:core\/(?:streams\/|streamView\/|requests\/(?:response|bracket)\/|sidebar\/bracket)|webview\/views\/bracket)/;

/** Literals that are none of our words wherever they are. */
const NAMES = new Set([
  ...['Tradovate', 'Tradovate Token', 'Tradovate Simulation', 'Tradovate LIVE', 'Demo', 'LIVE'],
  ...['Enter', 'Escape', 'Tab', 'Home', 'End', 'Space', 'Control', 'Shift', 'Alt', 'Meta'],
  ...['Authorization', 'Accept', 'Authorization: Bearer {…}'],
  // As the library's license asks for it.
  'TradingView Lightweight Charts™ © TradingView, Inc.',
  ...['chip danger', 'input, textarea, select'],
  ...['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
]);

/** Calls whose texts no user reads. */
const FOR_NOBODY = /^(?:.*\blog\??\.(?:info|warn|error)|new (?:Range|Type)?Error|console\.\w+)$/i;

function isBare(literal: Literal, path = ''): boolean {
  const { text, callee } = literal;
  if (isMessage(literal) || NAMES.has(text) || FOR_NOBODY.test(callee)) return false;
  const words = literal.kind === 'template' && /<\w|=\{…\}/.test(text) ? htmlTexts(text) : [text];
  return words
    .map((word) => word.replace(/\{…\} ?/g, ''))
    .some((word) => WORDS.test(word) || (TITLE.test(word) && !VALUES.test(path)));
}

/** What is between the tags of a template, and in its attributes that are read to the user. */
function htmlTexts(html: string): string[] {
  const attributes = [...html.matchAll(/\b(?:title|aria-label|placeholder|alt)="([^"]*)"/g)].map(
    ([, text = '']) => text,
  );
  return [...html.replace(/<[^>]*>/g, '\n').split(/\n|\{…\}/), ...attributes].map((text) => text.trim());
}

describe('the messages of the source', () => {
  const files = sourceFiles();

  it('are those of l10n/bundle.l10n.json', () => {
    const written = readFileSync(join(root, BUNDLE), 'utf8');
    const keys = Object.keys(JSON.parse(written) as object);
    const messages = messagesOf(files);
    const difference = {
      missing: messages.filter((message) => !keys.includes(message)),
      unused: keys.filter((key) => !messages.includes(key)),
    };
    assert.deepEqual(difference, { missing: [], unused: [] }, 'Run: npm run l10n');
    assert.equal(written, bundleText(messages), 'Run: npm run l10n');
  });

  it('are literals', () => {
    const others = files.flatMap(({ path, others: calls }) =>
      calls.filter(({ callee }) => callee === 't').map(({ line }) => `${path}:${line}`),
    );
    assert.deepEqual(
      others.filter((place) => !place.startsWith('src/core/platform/text.ts')),
      [],
      'The extractor finds t() only with a string literal',
    );
  });

  it('are all that the user reads: no other literal has words', () => {
    const bare = files
      .filter(({ path }) => !NO_TEXTS.some(([pattern]) => pattern.test(path)))
      .flatMap(({ path, literals }) =>
        literals
          .filter((literal) => isBare(literal, path))
          .map(({ line, text }) => `${path}:${line} ${JSON.stringify(text)}`),
      );
    assert.deepEqual(bare, []);
  });

  it('are found by the scanner, and only they', () => {
    const { literals } = scan(String.raw`
      // t('in a comment')
      const pattern = /'[^']*\/t\('x'\)/.test(t('a "b" \'c\''));
      const nested = ${'`'}no ${'${'}t('In a template {0}', ${'`'}x${'${'}1}${'`'})} text${'`'};
      const split = t(/* with a comment */ "Second", 'no message');
      const chosen = t(flag ? 'Neither' : 'Nor');
      log.warn('for the log');`);
    assert.deepEqual(
      literals.filter(isMessage).map(({ text }) => text),
      [`a "b" 'c'`, 'In a template {0}', 'Second'],
    );
    assert.deepEqual(
      literals.filter((literal) => isBare(literal)).map(({ text }) => text),
      ['no {…} text', 'no message', 'Neither', 'Nor'],
    );
  });
});
