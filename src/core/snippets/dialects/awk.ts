import type { ObjectValue } from '../../operations/exampleValue';
import { block, code, lineContinuation, joined, lines, type CodeNode } from '../codeBuilder';
import { encodedValue, write, type Notation } from '../writeValue';

/**
 * A POSIX shell can't write a variable as JSON, and awk is the only tool for it that every machine has. This makes the body
 * of the token request from environment variables, whatever they contain, and passes it to `call` on standard input, where
 * a process list doesn't show it. A missing variable stops it before anything is sent: a refused sign-in counts.
 * @param notation writes a variable as a call of `text` or `number`, everything else as JSON without a `"`
 */
export function credentialsThroughAwk(entries: ObjectValue['entries'], notation: Notation, call: CodeNode): CodeNode {
  const printed = entries.map(([name, value], index): CodeNode => {
    const written = value.kind === 'variable' ? write(value, notation) : ['"', write(value, notation), '"'];
    return code`print "${index === 0 ? '{' : ','}\\"${name}\\":" ${written}`;
  });
  const begin = block('BEGIN {', [...escapes, ...printed, 'print "}"'], '}');
  return lines('# Each field comes from the environment; awk writes it as JSON.', requireVariables(entries), [
    block("awk '", [...textFunction(String.raw`"\"" out "\""`), numberFunction, begin], "' |"),
    ' ',
    call,
  ]);
}

/**
 * The same for the variables of a form, and without `call` for the address of a page, which is printed: percent-encoded,
 * byte by byte.
 * @param start before the first field
 */
export function formThroughAwk(entries: ObjectValue['entries'], start: string, call?: CodeNode): CodeNode {
  const printed = entries.map(([name, value], index): CodeNode => {
    const before = `${index === 0 ? start : '&'}${name}=`;
    return value.kind === 'variable'
      ? `print "${before}" text("${value.variable}")`
      : code`print "${before}${encodedValue(value)}"`;
  });
  const begin = block('BEGIN {', [...percentCodes, 'ORS = ""', ...printed, ...(call ? [] : ['print "\\n"'])], '}');
  return lines('# Each field comes from the environment; awk encodes it.', requireVariables(entries), [
    block("LC_ALL=C awk '", [...textFunction('out'), begin], "'"),
    ...(call === undefined ? [] : [' | ', call]),
  ]);
}

/** A missing one stops the command before anything is sent. */
function requireVariables(entries: ObjectValue['entries']): CodeNode {
  const names = entries.flatMap(([, value]) => (value.kind === 'variable' ? [value.variable] : []));
  const each = names.map((name) => `${name}="\${${name}:?}"`);
  return code`export ${joined(each, lineContinuation)} &&`;
}

const percentCodes = [
  block(
    'for (i = 1; i < 256; i++) {',
    ['c = sprintf("%c", i)', 'if (c ~ /[^A-Za-z0-9_.~-]/) code[c] = sprintf("%%%02X", i)'],
    '}',
  ),
];

const escapes = [
  String.raw`for (i = 1; i < 32; i++) code[sprintf("%c", i)] = sprintf("\\u%04x", i)`,
  String.raw`code["\""] = "\\\""; code["\\"] = "\\\\"`,
];

/** @param result an expression with `out`, the escaped value of the variable `name` */
const textFunction = (result: string): CodeNode[] => [
  block(
    'function text(name,  rest, out, c) {',
    [
      block(
        'for (rest = ENVIRON[name]; rest != ""; rest = substr(rest, 2)) {',
        ['c = substr(rest, 1, 1)', 'out = out (c in code ? code[c] : c)'],
        '}',
      ),
      `return ${result}`,
    ],
    '}',
  ),
];

const numberFunction = block(
  'function number(name) {',
  ['return ENVIRON[name] ~ /^(0|[1-9][0-9]*)$/ && length(ENVIRON[name]) < 16 ? ENVIRON[name] : text(name)'],
  '}',
);
