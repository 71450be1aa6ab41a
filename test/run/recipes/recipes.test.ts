import assert from 'node:assert/strict';
import { transform } from 'esbuild';
import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import { context, rendered } from '../../unit/snippets/recipes/checks';
import { describeInLanguages, type Proof } from '../proofs';
import { endingRecipes, jobs, type JobId } from './jobs';
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

async function doJob(recipe: Recipe & { readonly id: JobId }, runner: Runner): Promise<void> {
  noteJob(recipe.id, runner.language, '✗');
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
  noteJob(recipe.id, runner.language, '✓');
}

async function compareTypeScript(recipe: Recipe): Promise<void> {
  assert.equal(await codeOf(recipe, 'typescript'), await codeOf(recipe, 'fetch'));
  noteJob(recipe.id, 'typescript', 'same');
}

/** Every recipe, pasted into an empty folder and run. */
describeInLanguages('recipes, run', 120_000, runners, (runner) => {
  const language = recipeLanguageById(runner.language);
  const able = endingRecipes.filter((recipe) => language && canWrite(language, recipe));
  return able.map((recipe): Proof => {
    const isRun = runner.only?.includes(recipe.id) ?? true;
    return isRun
      ? [`${recipe.id} does its job`, () => doJob(recipe, runner)]
      : [`${recipe.id} is the program of JavaScript, with types`, () => compareTypeScript(recipe)];
  });
});
