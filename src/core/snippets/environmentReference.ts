import type { Span } from '../platform/redaction/spans';

/** A part of a line, and what takes its place. */
export interface Replacement extends Span {
  readonly text: string;
}

/**
 * How a token in a line of code becomes a reference to an environment variable, in the language's own form. It adds nothing
 * else, no import either. `undefined`: there is no safe form at this place, such as in a comment.
 * @param language VS Code's ID
 * @param token where it is in the line
 * @param variable a checked name
 */
export function environmentReference(
  line: string,
  token: Span,
  language: string,
  variable: string,
): Replacement | undefined {
  if (language === 'http' || language === 'rest') return { ...token, text: `{{$processEnv ${variable}}}` };
  if (language === 'shellscript') return shellReference(line, token, variable);
  const literal = literalAround(line, token);
  if (!literal) return undefined;
  switch (language) {
    case 'javascript':
    case 'typescript':
      return javascriptReference(literal, variable);
    case 'javascriptreact':
    case 'typescriptreact':
      // An attribute takes an expression in braces only; `x="…"` may be one.
      return /[\w-]=$/.test(literal.before) ? undefined : javascriptReference(literal, variable);
    case 'python':
      return pythonReference(literal, variable);
    case 'csharp':
      return concatenated(literal, `Environment.GetEnvironmentVariable("${variable}")`, '$@');
    case 'go':
      return concatenated(literal, `os.Getenv("${variable}")`, '');
    case 'powershell':
      return powershellReference(literal, variable);
    default:
      return undefined;
  }
}

/** The string that contains the token, if it begins and ends in the same line. */
interface Literal extends Span {
  readonly quote: string;
  /** Within the string, around the token. */
  readonly prefix: string;
  readonly suffix: string;
  /** Of the line, up to the opening quote. */
  readonly before: string;
  readonly token: Span;
}

function literalAround(line: string, token: Span): Literal | undefined {
  const start = openQuote(line, token.start);
  if (start === undefined) return undefined;
  const quote = line.charAt(start);
  for (let at = token.end; at < line.length; at++) {
    if (line[at] === '\\') at++;
    else if (line[at] === quote) {
      const [prefix, suffix] = [line.slice(start + 1, token.start), line.slice(token.end, at)];
      return { start, end: at + 1, quote, prefix, suffix, before: line.slice(0, start), token };
    }
  }
  return undefined;
}

/** Of the string that is open there; escapes with a backslash. */
function openQuote(line: string, until: number): number | undefined {
  let open: number | undefined;
  for (let at = 0; at < until; at++) {
    const character = line.charAt(at);
    if (open !== undefined && character === '\\') at++;
    else if (open !== undefined) open = character === line[open] ? undefined : open;
    else if (/["'`]/.test(character)) open = at;
    else if (/^(?:\/\/|#)/.test(line.slice(at, at + 2))) return undefined;
  }
  return open;
}

function javascriptReference(literal: Literal, variable: string): Replacement | undefined {
  const { start, end, quote, prefix, suffix, token } = literal;
  if (quote === '`') return { ...token, text: `\${process.env.${variable}}` };
  if (prefix === '' && suffix === '') return { start, end, text: `process.env.${variable}` };
  if (/[`\\]|\$\{/.test(prefix + suffix)) return undefined;
  return { start, end, text: `\`${prefix}\${process.env.${variable}}${suffix}\`` };
}

function pythonReference(literal: Literal, variable: string): Replacement | undefined {
  const { start, end, quote, prefix, suffix, before, token } = literal;
  const kind = /(?<![\w.])[a-z]{1,2}$/i.exec(before)?.[0] ?? '';
  const isTriple = before.endsWith(quote + quote);
  if (quote === '`' || isTriple) return undefined;
  const inner = quote === '"' ? "'" : '"';
  if (kind.toLowerCase() === 'f') return { ...token, text: `{os.environ[${inner}${variable}${inner}]}` };
  if (kind !== '') return undefined;
  if (prefix === '' && suffix === '') return { start, end, text: `os.environ["${variable}"]` };
  if (/[{}]/.test(prefix + suffix)) return undefined;
  return { start, end, text: `f${quote}${prefix}{os.environ[${inner}${variable}${inner}]}${suffix}${quote}` };
}

/** @param marks before a quote that change what the string means */
function concatenated(literal: Literal, reference: string, marks: string): Replacement | undefined {
  const { start, end, quote, prefix, suffix, before } = literal;
  const last = before.slice(-1);
  if (quote !== '"' || (last !== '' && marks.includes(last)) || before.endsWith('"')) return undefined;
  if (prefix === '' && suffix === '') return { start, end, text: reference };
  const parts = [...(prefix === '' ? [] : [`"${prefix}"`]), reference, ...(suffix === '' ? [] : [`"${suffix}"`])];
  return { start, end, text: `(${parts.join(' + ')})` };
}

function powershellReference(literal: Literal, variable: string): Replacement | undefined {
  const { start, end, quote, prefix, suffix, token } = literal;
  if (quote === '"') {
    if (prefix === '' && suffix === '') return { start, end, text: `$env:${variable}` };
    return { ...token, text: `\${env:${variable}}` };
  }
  if (quote !== "'") return undefined;
  if (prefix === '' && suffix === '') return { start, end, text: `$env:${variable}` };
  if (/["$`]/.test(prefix + suffix)) return undefined;
  return { start, end, text: `"${prefix}\${env:${variable}}${suffix}"` };
}

function shellReference(line: string, token: Span, variable: string): Replacement | undefined {
  // It would define itself.
  if (new RegExp(`\\b${variable}=["']?$`).test(line.slice(0, token.start))) return undefined;
  const open = openQuote(line, token.start);
  if (open === undefined) {
    return /^\s*#|\s#/.test(line.slice(0, token.start)) ? undefined : { ...token, text: `"\${${variable}}"` };
  }
  switch (line.charAt(open)) {
    case '"':
      return { ...token, text: `\${${variable}}` };
    case "'":
      return { ...token, text: `'"\${${variable}}"'` };
    default:
      return undefined;
  }
}
