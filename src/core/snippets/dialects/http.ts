import { UserFacingError } from '../../platform/errors';
import type { QueryEntry } from '../../operations/buildRequest';
import type { ObjectValue, Value } from '../../operations/exampleValue';
import type { Dialect } from '../dialect';
import { joined, lines, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { encodedSlot, write, type Notation } from '../writeValue';
import { t } from '../../platform/text';

/**
 * The file format of REST Client and httpYac: raw requests, separated by `###`. Both replace `{{…}}` wherever it stands, and
 * httpYac runs what is in it as JavaScript. Nothing but the token's reference may contain it: values in the URL are
 * percent-encoded, those in the body are JSON that escapes it.
 */
export const http: Dialect = {
  id: 'http',
  label: 'HTTP file',
  languages: ['http', 'rest'],
  fences: ['httpyac'],
  indentation: '  ',
  write(request, context) {
    return lines(
      `### ${request.operation.summary}`,
      [`${request.method} ${request.baseUrl}${request.path}`, queryOf(request.query)],
      ...request.headers.map(([name, value]) => `${name}: ${value}`),
      ...(request.authorized ? [`Authorization: Bearer ${tokenOf(context)}`] : []),
      ...(request.body === undefined ? [] : ['', write(withStops(request.body), notation)]),
      '',
    );
  },
};

function queryOf(query: readonly QueryEntry[]): CodeNode {
  if (query.length === 0) return '';
  const entries = query.map(({ name, value }): CodeNode => [
    `${name}=`,
    value.kind === 'given' ? value.encoded : encodedSlot(value),
  ]);
  return ['?', joined(entries, '&')];
}

function tokenOf({ token }: { readonly token: TokenSource }): string {
  if (token.kind === 'reference') return `{{$processEnv ${token.variable}}}`;
  // It would be taken for a variable; there is no escape for it. Tokens are URL-safe, so it is none of Tradovate's.
  if (token.value.includes('{{'))
    throw new UserFacingError(
      'protocol',
      t(
        'The token holds “{{”, which an HTTP file would replace. Insert another kind of request, or sign in again for a new token.',
      ),
      { remedies: ['sign-in-again'] },
    );
  return token.value;
}

/** JSON, in which `{{` begins a variable of the file: in a text the first of the two is written by number. */
const notation: Notation = {
  string: (text) => jsonString(text).replace(/\{(?=\{)/g, String.raw`\u007b`),
  literal: (value) => JSON.stringify(value),
  entry: (name, value) => [jsonString(name).replace(/\{(?=\{)/g, String.raw`\u007b`), ': ', value],
  variable: () => '', // `withStops` has left none
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailing: false,
};

/**
 * A variable of the file arrives as it is, not as JSON: a quotation mark in a password would change the request. So the
 * credentials of the token request are typed here; they lead the body, and the other stops follow.
 */
function withStops(body: ObjectValue): ObjectValue {
  const count = body.entries.filter(([, { kind }]) => kind === 'variable').length;
  let index = 0;
  const entries = body.entries.map(([name, value]): readonly [string, Value] => {
    if (value.kind === 'slot') return [name, { ...value, index: value.index + count }];
    if (value.kind !== 'variable') return [name, value];
    const form = value.numeric ? ({ type: 'integer', sample: 0 } as const) : ({ type: 'string', sample: '' } as const);
    return [name, { kind: 'slot', index: ++index, name, ...form }];
  });
  return { kind: 'object', entries };
}
