import assert from 'node:assert/strict';
import { toPlain } from '../../../../../../src/core/snippets/codeWriter';
import { recipeById } from '../../../../../../src/core/snippets/recipes/recipes';
import { writeJavaScript, writeTypeScript } from '../../../../../../src/core/snippets/recipes/streams/javascript/index';
import { streamRecipes } from '../../../../../../src/core/snippets/recipes/streams/streamRecipes';
import { jsString } from '../../../../../../src/core/snippets/stringLiterals';
import { context } from '../../checks';

describe('a stream in JavaScript', () => {
  const recipe = recipeById('client');
  assert.ok(recipe);
  const here = { ...context, serviceUrl: 'https://md.invalid/v1' };

  it('names the sockets that it opens', () => {
    const text = toPlain(writeJavaScript(recipe, here), '  ');
    for (const url of ['wss://demo.tradovateapi.com/v1/websocket', 'wss://md.invalid/v1/websocket'])
      assert.ok(text.includes(`'${url}'`), url);
  });

  it('has a hostile base URL and token as one literal each', () => {
    const hostile = 'https://x/"\';${1}`\\//v1';
    const token = { kind: 'literal', value: hostile } as const;
    for (const each of streamRecipes) {
      const text = toPlain(writeJavaScript(each, { ...context, baseUrl: hostile, token }), '  ');
      assert.equal(text.split(jsString(hostile)).length - 1, 1, each.id);
    }
  });

  it('is the same in TypeScript, with types', () => {
    const text = toPlain(writeTypeScript(recipe, here), '  ');
    assert.match(text, /^type StreamEvent =$/m);
    assert.doesNotMatch(toPlain(writeJavaScript(recipe, here), '  '), /interface|: string/);
  });
});
