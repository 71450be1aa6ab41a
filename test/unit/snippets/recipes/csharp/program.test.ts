import assert from 'node:assert/strict';
import { lines } from '../../../../../src/core/snippets/codeBuilder';
import { toPlain } from '../../../../../src/core/snippets/codeWriter';
import { constantLines } from '../../../../../src/core/snippets/recipes/csharp/program';
import { recipeById } from '../../../../../src/core/snippets/recipes/recipes';
import { context } from '../checks';

describe('constants of a program in csharp', () => {
  it('are those of the recipe, with comments', () => {
    const recipe = recipeById('cancelOrder');
    assert.ok(recipe);
    const text = toPlain(lines(...constantLines(recipe, context)), '  ');
    assert.equal(text.split('\n').length, recipe.parameters.length);
    assert.ok(text.includes('string symbol = "MESZ6";'), text);
    assert.match(text, /only working order/);
  });
});
