import type { ObjectValue, Value } from '../../operations/exampleValue';
import type { Dialect } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { joined, lines, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { encodedQuery } from '../writeQuery';
import { encodedValue, hasVariables, write, type Notation } from '../writeValue';

/**
 * The file format of REST Client and httpYac: raw requests, separated by `###`. Both replace `{{…}}` anywhere, and httpYac
 * runs its content as JavaScript. Only the reference to the token may contain it: values in the URL are percent-encoded,
 * in the body they are JSON with `{{` escaped, and a token with `{{` is refused.
 */
export const http: Dialect = {
  ...dialectFacts.http,
  indentation: '  ',
  // There is no escape for it in a header. Tradovate's tokens are URL-safe.
  forbiddenInToken: '{{',
  write(request, { token }) {
    const { page, body, bodyFormat } = request;
    return lines(
      `### ${request.operation.summary}`,
      // A page is for a browser, and leads to others.
      ...(page ? [] : [NO_REDIRECT]),
      ...(hasVariables(request) && (page || bodyFormat === 'form') ? [ENCODED] : []),
      [
        `${request.method} ${request.baseUrl}${request.path}`,
        page ? ['?', formText(page, '&')] : encodedQuery(request.query),
      ],
      ...request.headers.map(([name, value]) => `${name}: ${value}`),
      ...(request.authorized ? [`Authorization: Bearer ${tokenText(token)}`] : []),
      ...(body === undefined
        ? []
        : ['', bodyFormat === 'form' ? formText(body, ['\n', '&']) : write(withSlots(body), notation)]),
      '',
    );
  },
};

/** Both know it: credentials and token are for this host alone. */
const NO_REDIRECT = '# @no-redirect';

/** Neither of them can encode what it inserts. */
const ENCODED = '# In the environment, +, & and % of these values must be written as %2B, %26 and %25.';

function formText({ entries }: ObjectValue, separator: CodeNode): CodeNode {
  const fields = entries.map(([name, value]): CodeNode => [
    `${name}=`,
    value.kind === 'variable' ? variableText(value.variable) : encodedValue(value),
  ]);
  return joined(fields, separator);
}

function variableText(name: string): string {
  return `{{$processEnv ${name}}}`;
}

function tokenText(token: TokenSource): string {
  return token.kind === 'reference' ? variableText(token.variable) : token.value;
}

const notation: Notation = {
  string: jsonWithoutVariables,
  literal: (value) => JSON.stringify(value),
  entry: (name, value) => [jsonWithoutVariables(name), ': ', value],
  variable: () => '', // `withSlots` has replaced them
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailingSeparator: false,
};

/** JSON in which the first brace of each `{{` is escaped. */
function jsonWithoutVariables(text: string): string {
  return jsonString(text).replace(/\{(?=\{)/g, String.raw`\u007b`);
}

/**
 * A variable of the file is inserted as it is, not as JSON: a quotation mark in a password would change the request. So the
 * user types the credentials of the token request, which come first in the body; the other tab stops follow.
 */
function withSlots(body: ObjectValue): ObjectValue {
  const count = body.entries.filter(([, { kind }]) => kind === 'variable').length;
  let index = 0;
  const entries = body.entries.map(([name, value]): readonly [string, Value] => {
    if (value.kind === 'slot') return [name, { ...value, index: value.index + count }];
    if (value.kind !== 'variable') return [name, value];
    const empty = value.numeric ? ({ type: 'integer', sample: 0 } as const) : ({ type: 'string', sample: '' } as const);
    return [name, { kind: 'slot', index: ++index, name, ...empty }];
  });
  return { kind: 'object', entries };
}
