import assert from 'node:assert/strict';
import { STREAM_LANGUAGES, streamRecipes } from '../../../../../src/core/snippets/recipes/streams/streamRecipes';
import { streamWriters } from '../../../../../src/core/snippets/recipes/streams/writers';
import { context } from '../checks';

describe('programs of streams', () => {
  it('exist in the languages that are offered', () => {
    assert.deepEqual(Object.keys(streamWriters), STREAM_LANGUAGES);
    for (const write of Object.values(streamWriters))
      for (const recipe of streamRecipes) assert.doesNotThrow(() => write(recipe, context));
  });
});
