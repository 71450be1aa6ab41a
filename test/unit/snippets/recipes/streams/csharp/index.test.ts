import assert from 'node:assert/strict';
import { toPlain } from '../../../../../../src/core/snippets/codeWriter';
import { recipeById } from '../../../../../../src/core/snippets/recipes/recipes';
import { writeCsharp } from '../../../../../../src/core/snippets/recipes/streams/csharp/index';
import { context } from '../../checks';

describe('a stream in C#', () => {
  it('names the sockets that it opens, and imports what it uses', () => {
    const recipe = recipeById('client');
    assert.ok(recipe);
    const text = toPlain(writeCsharp(recipe, { ...context, serviceUrl: 'https://md.invalid/v1' }), '    ');
    for (const url of ['wss://demo.tradovateapi.com/v1/websocket', 'wss://md.invalid/v1/websocket'])
      assert.ok(text.includes(`"${url}"`), url);
    assert.match(text, /using System.Net.WebSockets;/);
  });
});
