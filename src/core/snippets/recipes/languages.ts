import type { RecipeLanguage } from './language';
import type { Recipe } from './recipe';
import { STREAM_LANGUAGES } from './streams/streamRecipes';

/** All languages of recipes, in the order in which they are offered. Their code is in writers.ts, which is loaded on first use. */
export const recipeLanguages: readonly RecipeLanguage[] = [
  {
    id: 'fetch',
    label: 'JavaScript',
    languages: ['javascript', 'javascriptreact'],
    fences: ['js', 'jsx', 'mjs', 'node'],
    indentation: '  ',
    without: {},
  },
  {
    id: 'typescript',
    label: 'TypeScript',
    languages: ['typescript', 'typescriptreact'],
    fences: ['ts', 'tsx', 'mts'],
    indentation: '  ',
    without: {},
  },
  {
    id: 'python-requests',
    label: 'Python (requests)',
    languages: ['python'],
    fences: ['py', 'python3'],
    indentation: '    ',
    without: {},
  },
  {
    id: 'csharp',
    label: 'C#',
    languages: ['csharp'],
    fences: ['cs', 'c#'],
    indentation: '    ',
    without: {},
  },
  {
    id: 'go',
    label: 'Go',
    languages: ['go'],
    fences: ['golang'],
    indentation: '\t',
    without: {},
  },
  {
    id: 'curl',
    label: 'bash (curl, jq)',
    languages: ['shellscript'],
    fences: ['sh', 'bash', 'zsh', 'shell'],
    indentation: '  ',
    without: { oauthSignIn: 'a shell can not listen on a port' },
  },
];

/** @returns `undefined`: a key binding names none */
export function recipeLanguageById(id: string): RecipeLanguage | undefined {
  return recipeLanguages.find((language) => language.id === id);
}

/** The language of a document or of a Markdown fence. @param id VS Code's id, or the fence's word */
export function recipeLanguageFor(id: string): RecipeLanguage | undefined {
  return recipeLanguages.find(({ languages, fences }) => languages.includes(id) || fences.includes(id));
}

export function canWrite({ id: language, without }: RecipeLanguage, { id, isStream }: Recipe): boolean {
  return isStream ? STREAM_LANGUAGES.includes(language) : without[id] === undefined;
}
