import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { isSecret } from '../../../src/core/operations/sampleValues';
import { dialectById, dialects } from '../../../src/core/snippets/dialects/index';
import { render } from '../../../src/core/snippets/render';
import { operation, request } from '../operations/fixture';
import { plainOf, readSnippet } from './grammar';
import { typicalOperations } from './running';
import { isAvailable } from '../../../src/core/snippets/availableDialects';

const token = { kind: 'literal', value: 'invented-token' } as const;
const reference = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;

for (const dialect of dialects) {
  describe(`${dialect.label}, for typical operations`, () => {
    it('is a snippet that VS Code reads as the plain text, with its stops in order', () => {
      for (const id of typicalOperations) {
        const data = request(id, { optional: 'all' });
        if (!isAvailable(dialect, data)) continue;
        const { text, plain, tabStops } = render(data, { dialect, token });
        const pieces = readSnippet(text);
        const inEditor = plainOf(pieces).replace(/^\t+/gm, (tabs) => dialect.indentation.repeat(tabs.length));
        assert.equal(inEditor, plain, id);
        assert.ok(!plain.includes('\t') && !/[ \t]$/m.test(plain), `${id}: white space`);
        const indexes = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.index]));
        assert.deepEqual(indexes, [...Array.from({ length: tabStops }, (_, at) => at + 1), 0], id);
      }
    });

    it('contains no known secret, and no token if it is referenced', () => {
      for (const id of typicalOperations) {
        const { body } = operation(id);
        const secrets = (body?.fields ?? []).filter(({ name }) => isSecret(name) || id === 'accessTokenRequest');
        const values = Object.fromEntries(secrets.map(({ name }) => [name, `planted-${name}`]));
        const data = request(id, { values, optional: 'all' });
        if (!isAvailable(dialect, data)) continue;
        const { text } = render(data, { dialect, token: reference });
        assert.ok(!/planted-(?!hibpCheck)/.test(text), id);
        assert.equal(text.includes(reference.variable), data.authorized, id);
      }
    });

    it('refuses a token with a line break and a variable that is none', () => {
      const data = request('accountList');
      for (const bad of [
        { kind: 'literal', value: 'a\nX-Other: 1' },
        { kind: 'reference', variable: '$(id)' },
      ] as const)
        assert.throws(() => render(data, { dialect, token: bad }), UserFacingError);
    });
  });
}

describe('dialects', () => {
  it('have ids of their own, and are found by them', () => {
    assert.equal(new Set(dialects.map(({ id }) => id)).size, dialects.length);
    for (const dialect of dialects) assert.equal(dialectById(dialect.id), dialect);
    assert.equal(dialectById('none'), undefined);
  });

  it('make a document of their own language if the one at the cursor is another', () => {
    const dialect = dialectById('curl');
    assert.ok(dialect);
    const { languageId } = render(request('accountList'), { dialect, token, language: 'python' });
    assert.equal(languageId, 'shellscript');
  });
});
