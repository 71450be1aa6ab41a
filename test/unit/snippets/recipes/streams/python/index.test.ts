import assert from 'node:assert/strict';
import { toPlain } from '../../../../../../src/core/snippets/codeWriter';
import { recipeById } from '../../../../../../src/core/snippets/recipes/recipes';
import { writePython } from '../../../../../../src/core/snippets/recipes/streams/python/index';
import { context } from '../../checks';

describe('a stream in Python', () => {
  it('names the sockets that it opens, and imports what it uses', () => {
    const recipe = recipeById('client');
    assert.ok(recipe);
    const text = toPlain(writePython(recipe, { ...context, serviceUrl: 'https://md.invalid/v1' }), '    ');
    for (const url of ['wss://demo.tradovateapi.com/v1/websocket', 'wss://md.invalid/v1/websocket'])
      assert.ok(text.includes(`"${url}"`), url);
    assert.match(text, /websockets?"?/);
  });

  it('waits for itself in a notebook', () => {
    const recipe = recipeById('streamQuotes');
    assert.ok(recipe);
    const text = (inNotebook: boolean) => toPlain(writePython(recipe, { ...context, inNotebook }), '    ');
    assert.match(text(true), /^ +await main\(\)$/m);
    assert.ok(!text(true).includes('asyncio.run('));
    assert.ok(text(false).includes('asyncio.run(main())'));
  });
});
