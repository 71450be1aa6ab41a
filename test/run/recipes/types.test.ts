import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipes } from '../../../src/core/snippets/recipes/recipes';
import { context, rendered } from '../../unit/snippets/recipes/checks';
import { typeErrors } from '../typeErrors';

describe('recipes in TypeScript, compiled', function () {
  this.timeout(60_000);

  it('have no error in strict mode, on LIVE too', async () => {
    const typescript = recipeLanguageById('typescript');
    assert.ok(typescript);
    const token = { kind: 'literal', value: 'invented-token' } as const;
    const files = recipes.flatMap((recipe): [string, string][] => [
      [`${recipe.id}.ts`, rendered(recipe, typescript, context).plain],
      [`${recipe.id}Live.ts`, rendered(recipe, typescript, { ...context, token, live: true }).plain],
    ]);
    assert.equal(await typeErrors(new Map(files), { module: 'NodeNext', moduleResolution: 'NodeNext' }), '');
  });
});
