import { canWrite, recipeLanguages } from '../../../src/core/snippets/recipes/languages';
import { endingRecipes } from './jobs';
import { runners } from './programs';

/** What has been shown of each recipe in each language. Printed once, after all tests. */
interface Cell {
  job: string;
  met: number;
  refusals: number;
}

const cells = new Map<string, Cell>();

function cellOf(recipe: string, language: string): Cell {
  const key = `${recipe} ${language}`;
  const cell = cells.get(key) ?? { job: '', met: 0, refusals: 0 };
  cells.set(key, cell);
  return cell;
}

export function noteJob(recipe: string, language: string, job: '✓' | '✗' | 'same'): void {
  cellOf(recipe, language).job = job;
}

/** Counts a refusal that is to be met, and returns a function that counts it as met. */
export function noteRefusal(recipe: string, language: string): () => void {
  const cell = cellOf(recipe, language);
  cell.refusals++;
  return () => cell.met++;
}

const textOf = ({ job, met, refusals }: Cell): string => `${job} ${met}/${refusals}`.trim();

after('table of recipes', () => {
  const rows = endingRecipes.map((recipe): [string, Record<string, string>] => {
    const columns = recipeLanguages.map((language): [string, string] => {
      if (!canWrite(language, recipe)) return [language.label, '–'];
      const isRun = runners.some((each) => each.language === language.id);
      return [language.label, isRun ? textOf(cellOf(recipe.id, language.id)) : 'parsed'];
    });
    const all = recipeLanguages.map(({ id }) => cellOf(recipe.id, id));
    const sum = (name: 'met' | 'refusals') => all.reduce((total, cell) => total + cell[name], 0);
    return [recipe.id, { ...Object.fromEntries(columns), refusals: `${sum('met')} of ${sum('refusals')}` }];
  });
  console.log('Recipes: job done, and refusals met in that language');
  console.table(Object.fromEntries(rows));
  for (const { label, without } of recipeLanguages)
    for (const [id, reason] of Object.entries(without)) console.log(`– ${id} in ${label}: ${reason}`);
});
