import assert from 'node:assert/strict';
import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { skipFor } from '../../skipFor';
import { endingRecipes, jobs } from './jobs';
import { runners } from './programs';
import { ended, limited, runRecipe, type Ran } from './running';
import { noteJob } from './table';

/** Every recipe, pasted into an empty folder and run. */
for (const runner of runners) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language);

  describe(`recipes in ${language.label}, run`, function () {
    this.timeout(120_000);
    const ran = new Map<string, Promise<Ran>>();

    before(function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}: ${runner.lacking}`);
      for (const recipe of endingRecipes) {
        if (!canWrite(language, recipe) || runner.lackingFor?.[recipe.id] !== undefined) continue;
        const { options, before: prepare, endless } = jobs[recipe.id];
        const run = limited(() =>
          runRecipe(recipe, runner, {
            ...(options ? { sandbox: options } : {}),
            ...(prepare ? { before: prepare } : {}),
            ...(endless ? { endless } : {}),
          }),
        );
        run.catch(() => undefined);
        ran.set(recipe.id, run);
      }
    });
    after(async () => {
      for (const run of ran.values()) await run.then(ended, () => undefined);
    });

    for (const recipe of endingRecipes) {
      if (!canWrite(language, recipe)) continue;
      it(`${recipe.id} does its job`, async function () {
        const missing = runner.lackingFor?.[recipe.id];
        noteJob(recipe.id, language.id, 'skipped');
        if (missing !== undefined) skipFor(this, `${language.label}, ${recipe.id}: ${missing}`);
        noteJob(recipe.id, language.id, '✗');
        const run = await ran.get(recipe.id);
        assert.ok(run);
        const { code, stdout, stderr, sandbox, folder } = run;
        if (jobs[recipe.id].endless === undefined) assert.equal(code, 0, stderr || stdout);
        jobs[recipe.id].check({ sandbox, stdout, folder: folder.path });
        noteJob(recipe.id, language.id, '✓');
      });
    }
  });
}
