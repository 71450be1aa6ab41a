import type { Value } from '../../operations/exampleValue';
import type { RequestData } from '../../operations/buildRequest';
import { credentialsThroughAwk, formThroughAwk } from './awk';
import type { Dialect, RenderContext } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, CachedCode, code, lineContinuation, joined, type CodeNode } from '../codeBuilder';
import { perRefusalFields } from '../refusalFields';
import { inlineQuery } from '../writeQuery';
import { jsonString, shellString } from '../stringLiterals';
import { tokenResponseOf } from '../tokenResponse';
import { encodedValue, hasVariables, quotedSlot, write, type Notation } from '../writeValue';

/**
 * cURL for a POSIX shell. The response goes to stdout, so that it can be piped, and the status to stderr. awk, which every
 * machine has, makes a refusal with status 200, HTML and an empty body an error, and so the exit code. As a request only it
 * requires curl 7.76 (2021) for `--fail-with-body`.
 */
export const curl: Dialect = {
  ...dialectFacts.curl,
  indentation: '  ',
  write(request, context) {
    const { page, bodyFormat } = request;
    if (page) return formThroughAwk(page.entries, `${request.baseUrl}${request.path}?`);
    const fromEnvironment = hasVariables(request);
    const { requestOnly } = context;
    const call = joined(
      [
        requestOnly
          ? String.raw`curl -sS --max-time 30 --fail-with-body -w '%{stderr}\nHTTP %{http_code}\n'`
          : String.raw`curl -sS --max-time 30 -w '\n%{http_code}\n'`,
        ...urlOptions(request),
        ...headerOptions(request, context),
        ...(bodyFormat === 'form' ? formOptions(request) : []),
        ...(fromEnvironment ? ['--data-binary @-'] : bodyOption(request)),
      ],
      lineContinuation,
    );
    // A request with credentials has no token, so that stdin is free for either.
    const sent = fromEnvironment ? throughAwk(request, call) : withHeaderOnStdin(request, context, call);
    return requestOnly ? sent : [sent, ' | ', checkOf(request)];
  },
};

/**
 * The last line is the status. Only a field of an object with a value counts, and no `!` is in it: an interactive shell would
 * take it for one of its own signs.
 * @param required matches a response that has what must be there
 */
function check(required: string, fields: readonly string[]): CachedCode {
  const refused = String.raw`^ *[{].*"(${fields.join('|')})" *: *("[^"]|\[ *[^] ]|true)`;
  const end = [
    'print "HTTP " line > "/dev/stderr"',
    'gsub(/"[A-Za-z]*(Reason|Code)" *: *"Success"/, "", text)',
    `refused = text ~ /${refused}/`,
    `exit (line ~ /^2/ && text ~ /${required}/ && refused == 0) ? 0 : 1`,
  ];
  const lines = ['NR > 1 { print line; text = text line }', '{ line = $0 }', block('END {', end, '}')];
  return new CachedCode(block("awk '", lines, "'"));
}

const checkJson = perRefusalFields((fields) => check('^ *([[{].*[]}]|null) *$', fields));
const checkJsonIfAny = perRefusalFields((fields) => check('^ *([[{].*[]}]|null)? *$', fields));
const checkAccessToken = perRefusalFields((fields) => check('"accessToken" *: *"[^"]', fields));
const checkOAuthToken = perRefusalFields((fields) => check('"access_token" *: *"[^"]', fields));

function checkOf({ operation }: RequestData): CodeNode {
  const { tokenField } = tokenResponseOf(operation) ?? {};
  if (tokenField !== undefined) {
    return tokenField === 'accessToken' ? checkAccessToken(operation) : checkOAuthToken(operation);
  }
  return operation.response === null ? checkJsonIfAny(operation) : checkJson(operation);
}

/** curl encodes free text when it runs. Given values are encoded here: they may contain a line break, which an editor would indent. */
function urlOptions(request: RequestData): CodeNode[] {
  const url = request.baseUrl + request.path;
  const method = request.method === 'POST' && request.body === undefined ? ['-X POST'] : [];
  const inline = inlineQuery(request.query);
  if (inline !== undefined) return [...method, [`'${url}`, inline, `'`]];
  const options = request.query.map(({ name, value }) => fieldOption(name, value));
  return [...method, `--get '${url}'`, ...options];
}

/** curl encodes what the user types. */
function fieldOption(name: string, value: Value): CodeNode {
  if (value.kind !== 'slot') return code`--data '${name}=${encodedValue(value)}'`;
  const [opening, tabStop, closing] = quotedSlot(value, shellString);
  return ['--data-urlencode ', opening, `${name}=`, tabStop, closing];
}

function throughAwk({ body, bodyFormat }: RequestData, call: CodeNode): CodeNode {
  const entries = body?.entries ?? [];
  if (bodyFormat === 'json') return credentialsThroughAwk(entries, jsonInShell, call);
  const variables = entries.filter(([, value]) => value.kind === 'variable');
  return formThroughAwk(variables, '', call);
}

/** The fields of a form that the text contains; awk writes the others. */
function formOptions({ body }: RequestData): CodeNode[] {
  return (body?.entries ?? []).flatMap(([name, value]) =>
    value.kind === 'variable' ? [] : [fieldOption(name, value)],
  );
}

/** `printf` is part of the shell, so that the token is in the arguments of no process, which every user can list. */
function withHeaderOnStdin({ authorized }: RequestData, { token }: RenderContext, call: CodeNode): CodeNode {
  if (!authorized || token.kind === 'literal') return call;
  return [`printf 'Authorization: Bearer %s\\n' "$${token.variable}" | `, call];
}

function headerOptions({ authorized, headers }: RequestData, { token }: RenderContext): CodeNode[] {
  const plain = headers.map(([name, value]) => `-H '${name}: ${value}'`);
  if (!authorized) return plain;
  const authorization = token.kind === 'literal' ? shellString(`Authorization: Bearer ${token.value}`) : '@-';
  // First: after it, the cursor would be at the end of a very long line.
  return [`-H ${authorization}`, ...plain];
}

/** Not `--data`, which reads a file if the text begins with `@`. */
function bodyOption({ body }: RequestData): CodeNode[] {
  return body === undefined ? [] : [[`--data-raw '`, write(body, jsonInShell), `'`]];
}

const jsonInShell: Notation = {
  string: jsonBetweenQuotes,
  literal: (value) => JSON.stringify(value),
  entry: (name, value) => [jsonBetweenQuotes(name), ': ', value],
  variable: ({ variable, numeric }) => `${numeric ? 'number' : 'text'}("${variable}")`,
  object: { open: '{', close: '}' },
  array: { open: '[', close: ']' },
  separator: ',',
  trailingSeparator: false,
};

/** JSON between single quotes: `'` is escaped by its number. */
function jsonBetweenQuotes(text: string): string {
  const json = jsonString(text);
  return json.includes("'") ? json.replaceAll("'", String.raw`\u0027`) : json;
}
