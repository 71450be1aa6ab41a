import type { CodeNode } from '../codeBuilder';
import type { Parameter } from './parameters';
import type { Recipe, RecipeContext } from './recipe';

/** A constant's value as a tab stop; a text stays between its quotes. @param quote text → literal of the language */
export function tabStopOf({ value, choices }: Parameter, index: number, quote: (text: string) => string): CodeNode {
  if (typeof value === 'number') return { index, text: String(value) };
  const inner = (text: string) => quote(text).slice(1, -1);
  const [opening = '', closing = ''] = quote('');
  return [opening, { index, text: inner(value), ...(choices ? { choices: () => choices.map(inner) } : {}) }, closing];
}

/** The variable that a program reads its token from; `undefined`: it has one, or gets its own. */
export function tokenVariable(
  { service }: Pick<Recipe, 'service'>,
  { token }: Pick<RecipeContext, 'token'>,
): string | undefined {
  return service === 'sign-in' || service === 'client' || token.kind === 'literal' ? undefined : token.variable;
}

/** @param baseUrl ends with `/v1` */
export function webSocketUrl(baseUrl: string): string {
  return `${baseUrl.replace(/^http/i, 'ws')}/websocket`;
}
