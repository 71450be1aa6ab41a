import type { ObjectValue } from '../../operations/exampleValue';
import { block, code, lineContinuation, joined, lines, type CodeNode } from '../codeBuilder';
import { write, type Notation } from '../writeValue';

/**
 * A POSIX shell can't write a variable as JSON, and awk is the only tool for it that every machine has. This makes the body
 * of the token request from environment variables, whatever they contain, and passes it to `call` on standard input, where
 * a process list doesn't show it. A missing variable stops it before anything is sent: a refused sign-in counts.
 * @param notation writes a variable as a call of `text` or `number`, everything else as JSON without a `"`
 */
export function credentialsThroughAwk(entries: ObjectValue['entries'], notation: Notation, call: CodeNode): CodeNode {
  const names = entries.flatMap(([, value]) => (value.kind === 'variable' ? [value.variable] : []));
  const printed = entries.map(([name, value], index): CodeNode => {
    const written = value.kind === 'variable' ? write(value, notation) : ['"', write(value, notation), '"'];
    return code`print "${index === 0 ? '{' : ','}\\"${name}\\":" ${written}`;
  });
  const begin = block('BEGIN {', [...escapes, ...printed, 'print "}"'], '}');
  return lines(
    '# Each field comes from the environment; awk writes it as JSON.',
    code`export ${joined(
      names.map((name) => `${name}="\${${name}:?}"`),
      lineContinuation,
    )} &&`,
    [block("awk '", [...functions, begin], "' |"), ' ', call],
  );
}

const escapes = [
  String.raw`for (i = 1; i < 32; i++) code[sprintf("%c", i)] = sprintf("\\u%04x", i)`,
  String.raw`code["\""] = "\\\""; code["\\"] = "\\\\"`,
];

const functions = [
  block(
    'function text(name,  rest, out, c) {',
    [
      block(
        'for (rest = ENVIRON[name]; rest != ""; rest = substr(rest, 2)) {',
        ['c = substr(rest, 1, 1)', 'out = out (c in code ? code[c] : c)'],
        '}',
      ),
      String.raw`return "\"" out "\""`,
    ],
    '}',
  ),
  block(
    'function number(name) {',
    ['return ENVIRON[name] ~ /^(0|[1-9][0-9]*)$/ && length(ENVIRON[name]) < 16 ? ENVIRON[name] : text(name)'],
    '}',
  ),
];
