import { code, type CodeNode } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import type { TokenSource } from '../../tokenPlaceholder';
import { tabStopOf, tokenVariable } from '../constants';
import { parameterOf } from '../parameters';
import type { Recipe, RecipeContext } from '../recipe';
import { goName } from './names';

/** A package that is imported must be used. */
const PACKAGES: readonly (readonly [use: RegExp, name: string])[] = [
  [/\bbytes\./, 'bytes'],
  [/\bcontext\./, 'context'],
  [/\brand\.Read\(/, 'crypto/rand'],
  [/\bsha256\./, 'crypto/sha256'],
  [/\bbase64\./, 'encoding/base64'],
  [/\bjson\./, 'encoding/json'],
  [/\berrors\./, 'errors'],
  [/\bfmt\./, 'fmt'],
  [/\bio\./, 'io'],
  [/\bmath\./, 'math'],
  [/\brand\.(?!Read\()/, 'math/rand'],
  [/\bnet\./, 'net'],
  [/\bhttp\./, 'net/http'],
  [/\burl\./, 'net/url'],
  [/\bos\./, 'os'],
  [/\bsignal\./, 'os/signal'],
  [/\bsort\./, 'sort'],
  [/\bstrconv\./, 'strconv'],
  [/\bstrings\./, 'strings'],
  [/\bsync\./, 'sync'],
  [/\bsyscall\./, 'syscall'],
  [/\btime\./, 'time'],
];

export function imports(text: string): readonly string[] {
  return PACKAGES.flatMap(([use, name]) => (use.test(text) ? [`"${name}"`] : []));
}

/** A line for each parameter. */
export function constantLines({ parameters }: Recipe, { now, values }: RecipeContext): readonly CodeNode[] {
  return parameters.map((name, index): CodeNode => {
    const parameter = parameterOf(name, now, values);
    const comment = parameter.comment === undefined ? '' : ` // ${parameter.comment}`;
    return code`const ${goName(name)} = ${tabStopOf(parameter, index + 1, jsonString)}${comment}`;
  });
}

/** The access token, as an expression. */
export function tokenValue(token: TokenSource): string {
  return token.kind === 'literal' ? jsonString(token.value) : `strings.TrimSpace(os.Getenv("${token.variable}"))`;
}

/** The first lines of a program whose token is in a variable. */
export function tokenCheck(recipe: Recipe, context: RecipeContext): string {
  const variable = tokenVariable(recipe, context);
  return variable === undefined ? '' : `\n  if token == "" {\n    fail("${variable} is not set.")\n  }`;
}
