import assert from 'node:assert/strict';
import { secretPatterns } from '../../../../src/core/platform/redaction/secretPatterns';

describe('the patterns of a secret', () => {
  it('are none for a very short one', () => assert.deepEqual(secretPatterns('abc'), []));

  it('are its text alone for a short one', () =>
    assert.deepEqual(secretPatterns('abcd'), [{ text: 'abcd', alphabet: 'text', isShort: true }]));

  it('are the beginning of a repetition', () =>
    assert.equal(secretPatterns('x'.repeat(8000))[0]?.text, 'x'.repeat(16)));

  it('are contained in base64 at each alignment', () => {
    const secret = 'pässwörd-日本-🔑';
    const patterns = secretPatterns(secret).filter(({ alphabet }) => alphabet === 'base64');
    for (let before = 0; before < 3; before++) {
      const encoded = Buffer.from(`${'x'.repeat(before)}${secret}more`).toString('base64');
      assert.ok(
        patterns.some(({ text }) => encoded.includes(text)),
        encoded,
      );
    }
    assert.equal(patterns.length, 3);
  });

  it('contain a lone surrogate as it is and replaced', () =>
    assert.deepEqual(
      secretPatterns('half \ud83d').flatMap(({ text, alphabet }) => (alphabet === 'text' ? [text] : [])),
      ['half \ud83d', 'half \ufffd'],
    ));
});
