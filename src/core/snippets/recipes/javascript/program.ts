import { code, type CodeNode } from '../../codeBuilder';
import { jsString } from '../../stringLiterals';
import type { TokenSource } from '../../tokenPlaceholder';
import { tabStopOf, tokenVariable } from '../constants';
import { constantCase, parameterOf } from '../parameters';
import type { Recipe, RecipeContext } from '../recipe';
import { template } from '../template';

/** What all programs have in common. */
const run = `
main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
`;

/** A line for each parameter. */
export function constantLines({ parameters }: Recipe, { now, values }: RecipeContext): readonly CodeNode[] {
  return parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const comment = parameter.comment === undefined ? '' : ` // ${parameter.comment}`;
    return code`const ${constantCase(name)} = ${tabStopOf(parameter, index + 1, jsString)};${comment}`;
  });
}

/** Functions, `main` last, and its call. @param texts with types between ‹ and › */
export function functionsOf(texts: readonly string[], typed: boolean): readonly CodeNode[] {
  const inLanguage = [...texts, run].map((text) => (typed ? text.replace(/[‹›]/g, '') : withoutTypes(text)));
  return inLanguage.filter((text) => text.trim() !== '').map(template);
}

function withoutTypes(text: string): string {
  return text.replace(/‹[^›]*›/g, '');
}

/** The access token, as an expression. */
export function tokenValue(token: TokenSource): string {
  return token.kind === 'literal' ? jsString(token.value) : `process.env.${token.variable}?.trim()`;
}

/** The first line of a program whose token is in a variable. */
export function tokenCheck(recipe: Recipe, context: RecipeContext): string {
  const variable = tokenVariable(recipe, context);
  return variable === undefined ? '' : `\n  if (!TOKEN) throw new Error('${variable} is not set.');`;
}
