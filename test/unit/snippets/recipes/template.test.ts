import assert from 'node:assert/strict';
import { toPlain, toSnippet } from '../../../../src/core/snippets/codeWriter';
import { sections, template } from '../../../../src/core/snippets/recipes/template';

describe('a template', () => {
  const code = template('\nif x {\n  y {\n    z\n\n  }\n}\n');
  it('is indented as the language is', () => assert.equal(toPlain(code, '\t'), 'if x {\n\ty {\n\t\tz\n\n\t}\n}'));
  it('is escaped in a snippet', () => assert.equal(toSnippet(template('${x}')), String.raw`\${x\}$0`));
  it('has empty lines between sections', () =>
    assert.equal(toPlain(sections(template('a'), template('b')), '  '), 'a\n\nb'));
});
