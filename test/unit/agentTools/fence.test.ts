import assert from 'node:assert/strict';
import { escapeInvisible, fenced } from '../../../src/core/agentTools/fence';
import { hostile } from '../operations/fixture';

describe('foreign text for a language model', () => {
  const texts = ['plain', '```', 'a\n````json\nb', '`'.repeat(500), '~~~\n', ...hostile];
  for (const text of texts)
    it(`can't leave its fence: ${JSON.stringify(text).slice(0, 40)}`, () => {
      const lines = fenced(text, 'json').split('\n');
      const fence = lines.at(-1) ?? '';
      assert.match(fence, /^`{3,}$/);
      assert.equal(lines[0], `${fence}json`);
      assert.ok(lines.slice(1, -1).every((line) => !line.includes(fence)));
    });

  it('hides nothing that only a model reads', () => {
    const tags = String.fromCodePoint(0xe0068, 0xe0069);
    const text = JSON.stringify({ a: `x\u202e\u200b\u2028${tags}\ufe0f\u{e0101}` }, undefined, 1);
    const escaped = escapeInvisible(text);
    assert.doesNotMatch(escaped, /[^\n\x20-\x7e]/);
    assert.deepEqual(JSON.parse(escaped), JSON.parse(text));
  });

  it('keeps letters and emoji', () => assert.equal(escapeInvisible('Zoë שלום 🚀'), 'Zoë שלום 🚀'));
});
