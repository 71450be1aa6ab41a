import { canWrite, recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import type { Recipe } from '../../../src/core/snippets/recipes/recipe';
import type { Sandbox } from '../../sandbox/sandbox';
import { GoPrograms, type GoCommand } from '../goPrograms';
import { serviceUrls, type ServiceUrls } from '../serviceUrls';
import { endingRecipes } from './jobs';
import { programText, type Version } from './programText';
import { variants, type VariantName } from './variants';

/** All programs are built once, so each reads the addresses of its own sandbox from these variables. */
const URL_VARIABLES: ServiceUrls = { baseUrl: 'SANDBOX_BASE_URL', marketDataUrl: 'SANDBOX_MARKET_DATA_URL' };

let programs: Promise<GoPrograms> | undefined;

const nameOf = (recipe: string, { live = false, variant }: Version): string =>
  variant ?? (live ? `${recipe}Live` : recipe);

/** What runs a recipe against a sandbox. @throws {Error} the compiler's words */
export async function goRecipe(recipe: Recipe, version: Version, sandbox: Sandbox): Promise<GoCommand> {
  programs ??= build();
  const { program, env } = (await programs).command(nameOf(recipe.id, version));
  const { baseUrl, marketDataUrl } = serviceUrls(sandbox);
  return {
    program,
    env: { ...env, [URL_VARIABLES.baseUrl]: baseUrl, [URL_VARIABLES.marketDataUrl]: marketDataUrl },
  };
}

async function build(): Promise<GoPrograms> {
  const language = recipeLanguageById('go');
  const able = endingRecipes.filter((recipe) => language && canWrite(language, recipe));
  const texts = able.flatMap((recipe) => {
    const ofRecipe = (Object.keys(variants) as VariantName[]).filter((name) => variants[name].recipe === recipe.id);
    const versions: readonly Version[] = [{}, { live: true }, ...ofRecipe.map((variant) => ({ variant }))];
    return versions.map((version) => [nameOf(recipe.id, version), textOf(recipe, version)] as const);
  });
  return GoPrograms.build(new Map(texts));
}

/** @throws {Error} none of its constants is an address */
function textOf(recipe: Recipe, version: Version): string {
  const text = programText(recipe, 'go', URL_VARIABLES, version);
  const constant = new RegExp(`\\nconst (\\w+) = "(${Object.values(URL_VARIABLES).join('|')})"`, 'g');
  const built = text.replace(constant, '\nvar $1 = os.Getenv("$2")');
  if (built === text) throw new Error(`${recipe.id} has no constant with an address.`);
  return built;
}

after('remove programs in Go', async () => (await programs)?.remove());
