import assert from 'node:assert/strict';
import { transform } from 'esbuild';
import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { skipFor } from '../../skipFor';
import { context, rendered } from '../../unit/snippets/recipes/checks';
import { endingRecipes, jobs, type JobId } from './jobs';
import { Proofs } from './proofs';
import { runners, type Runner } from './programs';
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

const isRun = (runner: Runner, recipe: Recipe): boolean => runner.only?.includes(recipe.id) ?? true;

async function doJob(recipe: Recipe & { readonly id: JobId }, runner: Runner): Promise<void> {
  const { options, before: prepare, endless, check } = jobs[recipe.id];
  await runRecipe(
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
}

/** Every recipe, pasted into an empty folder and run. */
describe('recipes, run', function () {
  this.timeout(120_000);
  const proofs = new Proofs();
  const keyOf = (recipe: Recipe, { language }: Runner) => `${recipe.id} ${language}`;
  const written = runners.map((runner) => {
    const language = recipeLanguageById(runner.language);
    assert.ok(language);
    return { runner, language, able: endingRecipes.filter((recipe) => canWrite(language, recipe)) };
  });

  before(() => {
    for (const { runner, able } of written.filter(({ runner: { lacking } }) => lacking === undefined))
      for (const recipe of able) if (isRun(runner, recipe)) proofs.add(keyOf(recipe, runner), doJob(recipe, runner));
  });

  for (const { runner, language, able } of written)
    describe(`in ${language.label}`, () => {
      before(function () {
        if (runner.lacking !== undefined) skipFor(this, `${language.label}: ${runner.lacking}`);
      });

      for (const recipe of able) {
        if (!isRun(runner, recipe)) {
          it(`${recipe.id} is the program of JavaScript, with types`, async () => {
            assert.equal(await codeOf(recipe, 'typescript'), await codeOf(recipe, 'fetch'));
            noteJob(recipe.id, language.id, 'same');
          });
          continue;
        }
        it(`${recipe.id} does its job`, async () => {
          noteJob(recipe.id, language.id, '✗');
          await proofs.wait(keyOf(recipe, runner));
          noteJob(recipe.id, language.id, '✓');
        });
      }
    });
});
