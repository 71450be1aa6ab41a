import type { Syntax } from './enclosing';

// A string that isn't closed in its line is none: the mark is an apostrophe in a text, or the line isn't finished.
const DOUBLE = /"(?:\\[^]|[^"\\\n])*"/;
const SINGLE = /'(?:\\[^]|[^'\\\n])*'/;
const LINE_COMMENT = /\/\/.*/;
const BLOCK_COMMENT = /\/\*[^]*?(?:\*\/|$)/;
/** After what a value may follow; elsewhere a slash divides. Longer ones aren't read: each slash of a line would look through the rest of it. */
const REGULAR_EXPRESSION =
  /\/(?<=(?:^|[=(,:;!&|?{[+\n]|=>|\breturn)[ \t]*\/)(?:\\.|\[(?:\\.|[^\]\\\n]){0,200}\]|[^/\\[\n]){1,500}\/\w*/;

/** Of JavaScript and TypeScript, in which code and template literals contain each other. */
export const javascript = javascriptCode();

export const python: Syntax = {
  next: anyOf(
    /#.*/,
    /"""(?:\\[^]|[^\\])*?(?:"""|$)/,
    /'''(?:\\[^]|[^\\])*?(?:'''|$)/,
    // A backslash at the end of the line continues the string.
    DOUBLE,
    SINGLE,
  ),
};

/** In it code and interpolated strings contain each other. */
export const csharp = csharpCode();

export const go: Syntax = { next: anyOf(LINE_COMMENT, BLOCK_COMMENT, /`[^`]*(?:`|$)/, DOUBLE, SINGLE) };

export const powershell = powershellCode();

/** Of POSIX shells, Bash and zsh. */
export const shell = shellCode();

function javascriptCode(): Syntax {
  const next = anyOf(LINE_COMMENT, BLOCK_COMMENT, DOUBLE, SINGLE, REGULAR_EXPRESSION, /[`{}]/);
  const opens: Record<string, Syntax> = {};
  const block = { next, opens, closes: '}' };
  opens['{'] = block;
  opens['`'] = { next: anyOf(/\\[^]/, /`|\$\{/), opens: { '${': block }, closes: '`' };
  return { next, opens };
}

function csharpCode(): Syntax {
  const next = anyOf(
    LINE_COMMENT,
    BLOCK_COMMENT,
    // Directives, such as `#region it's`.
    /(?<![^\n])[ \t]*#.*/,
    /\$*("{3,})[^]*?(?:\1(?!")|$)/,
    /(?:\$?@|@\$)"(?:""|[^"])*(?:"|$)/,
    DOUBLE,
    SINGLE,
    /\$"|[{}]/,
  );
  const opens: Record<string, Syntax> = {};
  const block = { next, opens, closes: '}' };
  opens['{'] = block;
  opens['$"'] = { next: anyOf(/\\[^]|\{\{|\}\}/, /"|\{/), opens: { '{': block }, closes: '"' };
  return { next, opens };
}

function powershellCode(): Syntax {
  const next = anyOf(
    /<#[^]*?(?:#>|$)/,
    /#(?<=(?:^|[\s;|&(){},])#).*/,
    /@"[ \t]*\r?\n[^]*?(?:\n"@|$)/,
    /@'[ \t]*\r?\n[^]*?(?:\n'@|$)/,
    /'(?:''|[^'])*(?:'|$)/,
    /`[^]/,
    /"|\$?\(|\)/,
  );
  return nesting(next, anyOf(/`[^]|""/, /"|\$\(/));
}

function shellCode(): Syntax {
  const backquoted = /`(?:\\[^]|[^\\`])*(?:`|$)/;
  const next = anyOf(
    /\\[^]/,
    /#(?<=(?:^|[\s;&|()])#).*/,
    // A here-document, with the rest of its first line. In arithmetic the same mark shifts.
    /<<(?<!<<<)-?[ \t]*\\?(["']?)([A-Za-z_]\w*)\1[^]*?(?:\n[ \t]*\2(?![^\r\n])|$)/,
    /\$'(?:\\[^]|[^'\\])*(?:'|$)/,
    /'[^']*(?:'|$)/,
    backquoted,
    /"|\$?\(\(?|\)/,
  );
  const grouped: Record<string, Syntax> = {};
  grouped['('] = { next: /[()]/g, opens: grouped, closes: ')' };
  const arithmetic: Syntax = { next: /\(|\)\)/g, opens: grouped, closes: '))' };
  return nesting(next, anyOf(/\\[^]/, backquoted, /"|\$\(\(?/), { '((': arithmetic, '$((': arithmetic });
}

/** Code and strings in double quotes that contain each other. @param others that both contain */
function nesting(next: RegExp, nextInString: RegExp, others: Readonly<Record<string, Syntax>> = {}): Syntax {
  const opens: Record<string, Syntax> = { ...others };
  const inParentheses = { next, opens, closes: ')' };
  opens['('] = inParentheses;
  opens['$('] = inParentheses;
  opens['"'] = { next: nextInString, opens: { ...others, '$(': inParentheses }, closes: '"' };
  return { next, opens };
}

/** Back references count in all of them, so only one may have any. */
function anyOf(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join('|'), 'g');
}
