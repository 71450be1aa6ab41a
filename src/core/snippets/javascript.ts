import type { Operation } from '../operations/catalogue';
import type { RequestData } from '../operations/request';
import { tokenAnswer } from './answer';
import { joined, lines, type Code } from './parts';
import { jsString } from './quote';
import { quotedSlot, type Notation } from './tree';
import type { Token } from './token';

/** What the dialects in JavaScript have in common. */

/** Values as JavaScript. `__proto__` as a plain key would set the prototype instead of a member. */
export const notation: Notation = {
  string: jsString,
  literal: String,
  entry: (name, value) => [keyOf(name), ': ', value],
  variable: ({ variable, numeric }) => {
    const value = `process.env.${variable}`;
    if (!numeric) return value;
    return lines(`/^(0|[1-9]\\d{0,14})$/.test(${value} ?? '')`, `\t? Number(${value})`, `\t: ${value}`);
  },
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailing: true,
};

export function keyOf(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsString(name);
}

/** `Bearer …`, as an expression. */
export function bearer(token: Token): string {
  return token.kind === 'literal' ? jsString(`Bearer ${token.value}`) : `\`Bearer \${process.env.${token.variable}}\``;
}

/** The operation's id as a name: `dry-run` → `dryRun`. */
export function functionName({ id }: Operation): string {
  return id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Free text in a query is encoded when it runs. Every value is a string: TypeScript takes no other. */
export function searchParams({ query }: RequestData): Code {
  const entries = query.map(({ name, value }): Code => [
    `${keyOf(name)}: `,
    value.kind === 'given' ? jsString(value.value) : quotedSlot(value, jsString),
  ]);
  return ['new URLSearchParams({ ', joined(entries, ', '), ' })'];
}

/** What is done with the answer: a function. */
export function shown(operation: Operation): string {
  const answered = tokenAnswer(operation);
  return answered ? `({ ${answered.shown} }) => console.log('${answered.shown}:', ${answered.shown})` : 'console.log';
}
