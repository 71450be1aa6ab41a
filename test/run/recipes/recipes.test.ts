import assert from 'node:assert/strict';
import { transform } from 'esbuild';
import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { skipFor } from '../../skipFor';
import { context, rendered } from '../../unit/snippets/recipes/checks';
import { endingRecipes, jobs } from './jobs';
import { Proofs } from './proofs';
import { runners } from './programs';
import { runRecipe } from './running';
import { noteJob } from './table';

/** A program without its types, spaces and mark of a module. */
async function codeOf(recipe: Recipe, languageId: 'fetch' | 'typescript'): Promise<string> {
  const language = recipeLanguageById(languageId);
  assert.ok(language);
  const loader = languageId === 'fetch' ? 'js' : 'ts';
  const { code } = await transform(rendered(recipe, language, context).plain, { loader, minifyWhitespace: true });
  return code.replace('export{};', '');
}

/** Every recipe, pasted into an empty folder and run. */
for (const runner of runners) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language);

  describe(`recipes in ${language.label}, run`, function () {
    this.timeout(120_000);
    const isRun = (recipe: Recipe) => canWrite(language, recipe) && (runner.only?.includes(recipe.id) ?? true);
    const proofs = new Proofs();

    before(function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}: ${runner.lacking}`);
      for (const recipe of endingRecipes) {
        if (!isRun(recipe)) continue;
        const { options, before: prepare, endless, check } = jobs[recipe.id];
        const proof = runRecipe(
          recipe,
          runner,
          {
            ...(options ? { sandbox: options } : {}),
            ...(prepare ? { before: prepare } : {}),
            ...(endless ? { endless } : {}),
          },
          ({ code, stdout, stderr, sandbox, folder }) => {
            if (endless === undefined) assert.equal(code, 0, stderr || stdout);
            check({ sandbox, stdout, folder: folder.path });
          },
        );
        proofs.add(recipe.id, proof);
      }
    });

    for (const recipe of endingRecipes) {
      if (!canWrite(language, recipe)) continue;
      if (!isRun(recipe)) {
        it(`${recipe.id} is the program of JavaScript, with types`, async () => {
          assert.equal(await codeOf(recipe, 'typescript'), await codeOf(recipe, 'fetch'));
          noteJob(recipe.id, language.id, 'same');
        });
        continue;
      }
      it(`${recipe.id} does its job`, async () => {
        noteJob(recipe.id, language.id, '✗');
        await proofs.wait(recipe.id);
        noteJob(recipe.id, language.id, '✓');
      });
    }
  });
}
