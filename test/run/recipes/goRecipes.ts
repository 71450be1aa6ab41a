import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox';
import { GoPrograms } from '../goPrograms';
import { endingRecipes } from './jobs';
import { programText, type Version } from './programText';
import { variants, type VariantName } from './variants';

/** The sandbox of all programs in Go, whose address is in them, so that they are built once. One runs at a time. */
export interface GoRecipes {
  readonly sandbox: Sandbox;
  readonly programs: GoPrograms;
}

let recipes: Promise<GoRecipes> | undefined;

export const nameOf = (recipe: string, { live = false, variant }: Version): string =>
  variant ?? (live ? `${recipe}Live` : recipe);

export function goRecipes(): Promise<GoRecipes> {
  return (recipes ??= start());
}

async function start(): Promise<GoRecipes> {
  const language = recipeLanguageById('go');
  const sandbox = await startSandbox();
  const able = endingRecipes.filter((recipe) => language && canWrite(language, recipe));
  const texts = able.flatMap((recipe) => {
    const ofRecipe = (Object.keys(variants) as VariantName[]).filter((name) => variants[name].recipe === recipe.id);
    const versions: readonly Version[] = [{}, { live: true }, ...ofRecipe.map((variant) => ({ variant }))];
    return versions.map(
      (version) => [nameOf(recipe.id, version), programText(recipe, 'go', sandbox, version)] as const,
    );
  });
  return { sandbox, programs: await GoPrograms.build(new Map(texts)) };
}

after('end programs in Go', async () => {
  if (!recipes) return;
  const { sandbox, programs } = await recipes;
  programs.remove();
  await sandbox.close();
});
