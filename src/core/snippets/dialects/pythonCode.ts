import type { Operation } from '../../operations/catalog';
import type { RequestData } from '../../operations/buildRequest';
import { tokenAnswer } from '../tokenResponse';
import { block, CachedCode, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, takesVariables, type Notation } from '../writeValue';

/** What the dialects in Python have in common. */

export const notation: Notation = {
  string: jsonString,
  literal: (value) => (value === null ? 'None' : value === true ? 'True' : value === false ? 'False' : String(value)),
  entry: (name, value) => [jsonString(name), ': ', value],
  variable: ({ variable, numeric }) => {
    const value = `os.environ["${variable}"]`;
    if (!numeric) return value;
    return block('(', [`int(${value})`, `if re.fullmatch("0|[1-9][0-9]{0,14}", ${value})`, `else ${value}`], ')');
  },
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailing: true,
};

export function importLines(names: readonly string[]): CodeNode[] {
  return [...names].sort().map((name) => `import ${name}`);
}

/** Of the standard library, for what comes from the environment. */
export function environmentModules(request: RequestData, token: TokenSource): readonly string[] {
  const variables = takesVariables(request);
  return [
    ...(variables || (request.authorized && token.kind === 'reference') ? ['os'] : []),
    ...(variables ? ['re'] : []),
  ];
}

export function headersArgument(request: RequestData, token: TokenSource): CodeNode {
  const bearer =
    token.kind === 'literal' ? jsonString(`Bearer ${token.value}`) : `"Bearer " + os.environ["${token.variable}"]`;
  return block(
    'headers={',
    [
      ...request.headers.map(([name, value]) => `"${name}": "${value}",`),
      ...(request.authorized ? [`"Authorization": ${bearer},`] : []),
    ],
    '},',
  );
}

/** Free text in a query is encoded when it runs. */
export function queryDictionary({ query }: RequestData): CodeNode {
  const entries = query.map(({ name, value }): CodeNode => [
    `"${name}": `,
    value.kind === 'given' ? jsonString(value.value) : quotedSlot(value, jsonString),
  ]);
  return ['{', joined(entries, ', '), '}'];
}

export interface AnswerNames {
  readonly status: string;
  /** What `json.loads` reads. */
  readonly body: string;
  readonly text: string;
}

/** `answer` is there, or the program has ended with a message: with HTML, nothing at all, or a refusal that comes with 200. */
export function checkingOf(names: AnswerNames): (operation: Operation) => CodeNode {
  const parsing = lines(
    nested('try:', [`answer = json.loads(${names.body})`]),
    nested('except ValueError:', [
      `raise SystemExit(f"HTTP {${names.status}}, not JSON: {${names.text}[:200] or 'empty'}")`,
    ]),
  );
  const checked = (refused: string, shown: string) =>
    lines(
      parsing,
      nested(`if ${names.status} >= 300 or ${refused}:`, [
        `raise SystemExit(f"HTTP {${names.status}}: {${names.text}[:200]}")`,
      ]),
      shown,
    );
  const plain = new CachedCode(
    checked('isinstance(answer, dict) and answer.get("errorText")', 'print(json.dumps(answer, indent=2))'),
  );
  return (operation) => {
    const answered = tokenAnswer(operation);
    if (!answered) return plain;
    return checked(
      `not isinstance(answer, dict) or not answer.get("${answered.token}")`,
      `print("${answered.shown}:", answer.get("${answered.shown}"))`,
    );
  };
}
