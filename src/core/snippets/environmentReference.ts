import type { Span } from '../platform/redaction/spans';
import { enclosing, type Enclosing } from './enclosing';
import * as syntaxes from './syntaxes';

/** Also of several constants in parentheses. */
const GO_CONSTANT = /\bconst\b.*$|(?:^|\n)[ \t]*const[ \t]*\([^)]*$/;
/** A declaration, a pattern, a default value or an attribute. */
const CSHARP_CONSTANT =
  /\bconst\b[^;{}]*$|\b(?:case|is)\s+$|[(,]\s*string\??\s+\w+\s*=\s*$|(?:^|\n)[ \t]*\[[\w.]+\([^)\]\n]*$/;

/** An attribute takes an expression in braces only. Files of JavaScript may contain some, too. */
const JSX_ATTRIBUTE = /<[A-Za-z][\w.]*(?:\s(?:[^<>]|=>)*)?\s[\w-]+=$/;
/** A pattern of Python takes no subscript. */
const PYTHON_PATTERN = /(?:^|\n)[ \t]*case[ \t]+$/;

/** A part of the code, and what takes its place. */
export interface Replacement extends Span {
  readonly text: string;
}

/**
 * How a token in code becomes a reference to an environment variable, in the language's own form. It adds nothing else, no
 * import either. `undefined`: there is no safe form at this place, such as in a comment.
 * @param code from its beginning, so that what is open before the token is known, and for some lines after it
 * @param token where it is in the code
 * @param language VS Code's ID
 * @param variable a checked name
 */
export function environmentReference(
  code: string,
  token: Span,
  language: string,
  variable: string,
): Replacement | undefined {
  switch (language) {
    case 'http':
    case 'rest':
      return { ...token, text: `{{$processEnv ${variable}}}` };
    case 'shellscript':
      return shellReference(code, token, variable);
    case 'javascript':
    case 'typescript':
    case 'javascriptreact':
    case 'typescriptreact':
      return javascriptReference(code, token, variable, language.endsWith('react'));
    case 'python':
      return pythonReference(code, token, variable);
    case 'csharp': {
      const literal = literalAround(code, token, enclosing(code, token, syntaxes.csharp));
      return concatenated(literal, `Environment.GetEnvironmentVariable("${variable}")`, CSHARP_CONSTANT);
    }
    case 'go': {
      const literal = literalAround(code, token, enclosing(code, token, syntaxes.go));
      return concatenated(literal, `os.Getenv("${variable}")`, GO_CONSTANT);
    }
    case 'powershell':
      return powershellReference(code, token, variable);
    default:
      return undefined;
  }
}

/** The string that contains the token, in one line and without marks before its quote that belong to it. */
interface Literal extends Span {
  readonly quote: string;
  /** Within the string, around the token. */
  readonly prefix: string;
  readonly suffix: string;
  /** Of the code, up to the opening quote. */
  readonly before: string;
  readonly token: Span;
}

function literalAround(code: string, token: Span, { start, end, text }: Enclosing): Literal | undefined {
  const [, quote = ''] = /^(["'])(?!\1)[^\n]*\1$/.exec(text) ?? [];
  if (quote === '') return undefined;
  const [prefix, suffix] = [code.slice(start + 1, token.start), code.slice(token.end, end - 1)];
  return { start, end, quote, prefix, suffix, before: code.slice(0, start), token };
}

function javascriptReference(code: string, token: Span, variable: string, isReact: boolean): Replacement | undefined {
  const around = enclosing(code, token, syntaxes.javascript);
  if (around.text === '`') return { ...token, text: `\${process.env.${variable}}` };
  const literal = literalAround(code, token, around);
  if (!literal || JSX_ATTRIBUTE.test(literal.before.slice(-1000))) return undefined;
  // Any `x="…"` may be an attribute there.
  if (isReact && /[\w-]=$/.test(literal.before)) return undefined;
  const { start, end, prefix, suffix } = literal;
  if (prefix === '' && suffix === '') return { start, end, text: `process.env.${variable}` };
  if (/[`\\]|\$\{/.test(prefix + suffix)) return undefined;
  return { start, end, text: `\`${prefix}\${process.env.${variable}}${suffix}\`` };
}

function pythonReference(code: string, token: Span, variable: string): Replacement | undefined {
  const literal = literalAround(code, token, enclosing(code, token, syntaxes.python));
  if (!literal) return undefined;
  const { start, end, quote, prefix, suffix, before } = literal;
  const kind = /(?<![\w.])[a-z]{1,2}$/i.exec(before)?.[0] ?? '';
  const inner = quote === '"' ? "'" : '"';
  const reference = `{os.environ[${inner}${variable}${inner}]}`;
  if (kind.toLowerCase() === 'f') {
    const isInExpression = /\{[^}]*$/.test(prefix.replace(/\{\{|\}\}/g, ''));
    return isInExpression ? undefined : { ...token, text: reference };
  }
  if (kind !== '' || PYTHON_PATTERN.test(before)) return undefined;
  // Strings next to each other are one, which only another string can be a part of.
  const hasNeighbor = /["'][\s\\]*$/.test(before) || /^[\s\\]*[a-z]{0,2}["']/i.test(code.slice(end, end + 200));
  if (prefix === '' && suffix === '' && !hasNeighbor) return { start, end, text: `os.environ["${variable}"]` };
  if (/[{}]/.test(prefix + suffix)) return undefined;
  return { start, end, text: `f${quote}${prefix}${reference}${suffix}${quote}` };
}

/** @param constant the end of the code before a value that must be a constant: a call isn't one */
function concatenated(literal: Literal | undefined, reference: string, constant: RegExp): Replacement | undefined {
  if (literal?.quote !== '"' || constant.test(literal.before)) return undefined;
  const { start, end, prefix, suffix } = literal;
  if (prefix === '' && suffix === '') return { start, end, text: reference };
  const parts = [...(prefix === '' ? [] : [`"${prefix}"`]), reference, ...(suffix === '' ? [] : [`"${suffix}"`])];
  return { start, end, text: `(${parts.join(' + ')})` };
}

function powershellReference(code: string, token: Span, variable: string): Replacement | undefined {
  const around = enclosing(code, token, syntaxes.powershell);
  if (around.text === '"') {
    const isAll = around.start === token.start - 1 && code.charAt(token.end) === '"';
    return isAll
      ? { start: around.start, end: token.end + 1, text: `$env:${variable}` }
      : { ...token, text: `\${env:${variable}}` };
  }
  const literal = literalAround(code, token, around);
  if (!literal) return undefined;
  const { start, end, prefix, suffix } = literal;
  if (prefix === '' && suffix === '') return { start, end, text: `$env:${variable}` };
  if (/["$`]|''/.test(prefix + suffix)) return undefined;
  return { start, end, text: `"${prefix}\${env:${variable}}${suffix}"` };
}

function shellReference(code: string, token: Span, variable: string): Replacement | undefined {
  // It would define itself.
  if (new RegExp(`\\b${variable}:?[-=]\\$?["']?$`).test(code.slice(0, token.start))) return undefined;
  const { text } = enclosing(code, token, syntaxes.shell);
  if (/^(?:\$?\()?$/.test(text)) return { ...token, text: `"\${${variable}}"` };
  if (text === '"') return { ...token, text: `\${${variable}}` };
  // The string is interrupted, then goes on.
  const [, opening] = /^(\$?')/.exec(text) ?? [];
  return opening === undefined ? undefined : { ...token, text: `'"\${${variable}}"${opening}` };
}
