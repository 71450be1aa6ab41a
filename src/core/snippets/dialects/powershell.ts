import type { RequestData } from '../../operations/buildRequest';
import type { Variable } from '../../operations/exampleValue';
import { tokenAnswer } from '../tokenResponse';
import type { Context, Dialect } from '../dialect';
import { block, code, joined, lines, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { powershellString, powershellTyped } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, takesVariables, write, type Notation } from '../writeValue';

/**
 * Windows PowerShell 5.1 and PowerShell 7. The body goes as bytes: 5.1 would send a string as Latin-1. `ErrorAction`
 * makes a status beyond 2xx end the script, not only its line.
 */
export const powershell: Dialect = {
  id: 'powershell',
  label: 'PowerShell',
  languages: ['powershell'],
  fences: ['ps1', 'pwsh', 'posh', 'ps'],
  indentation: '    ',
  write(request, context) {
    return lines(
      ...variableCheck(request),
      ...(request.body === undefined
        ? []
        : [code`$body = ${write(request.body, notation)} | ConvertTo-Json -Depth 10`]),
      block('$request = @{', requestMembers(request, context), '}'),
      '$answer = Invoke-RestMethod @request',
      ...checking(request),
    );
  },
};

/** `[ordered]`: the fields go out as they stand here. */
const notation: Notation = {
  string: powershellString,
  typed: powershellTyped,
  literal: (value) =>
    value === null ? '$null' : typeof value === 'boolean' ? `$${value ? 'true' : 'false'}` : String(value),
  entry: (name, value) => [/^[A-Za-z_]\w*$/.test(name) ? name : powershellString(name), ' = ', value],
  variable: ({ variable, numeric }: Variable) => {
    const value = `$env:${variable}`;
    return numeric ? `if (${value} -match '^(0|[1-9][0-9]{0,14})\\z') { [long]${value} } else { ${value} }` : value;
  },
  object: { open: '[ordered]@{', close: '}', separator: '' },
  array: { open: '@(', close: ')' },
  separator: ',',
  trailing: false,
};

/** Stops before anything is sent when one is missing: a refused sign-in counts towards a lock. */
function variableCheck(request: RequestData): CodeNode[] {
  if (!takesVariables(request)) return [];
  const names = (request.body?.entries ?? []).flatMap(([, value]) =>
    value.kind === 'variable' ? [value.variable] : [],
  );
  return [
    block(
      `foreach ($name in ${names.map(powershellString).join(', ')}) {`,
      ['if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not in the environment" }'],
      '}',
    ),
  ];
}

/** The content type has a parameter of its own: 5.1 does not take it among the headers. */
function requestMembers(request: RequestData, { token }: Context): CodeNode[] {
  const headers = request.headers.filter(([name]) => name !== 'Content-Type');
  return [
    `Method = '${request.method === 'GET' ? 'Get' : 'Post'}'`,
    ['Uri = ', uriOf(request)],
    block(
      'Headers = @{',
      [
        ...headers.map(([name, value]) => `${name} = '${value}'`),
        ...(request.authorized ? [`Authorization = ${bearer(token)}`] : []),
      ],
      '}',
    ),
    ...(request.body === undefined
      ? []
      : ["ContentType = 'application/json'", 'Body = [Text.Encoding]::UTF8.GetBytes($body)']),
    "ErrorAction = 'Stop'",
  ];
}

/** Free text in a query is encoded when it runs. */
function uriOf(request: RequestData): CodeNode {
  const url = request.baseUrl + request.path;
  const inline = inlineQuery(request.query);
  if (inline !== undefined) return code`'${url}${inline}'`;
  const entries = request.query.map(({ name, value }): CodeNode => {
    const text = value.kind === 'given' ? powershellString(value.value) : quotedSlot(value, powershellTyped);
    return code`${name}=$([uri]::EscapeDataString(${text}))`;
  });
  return code`"${url}?${joined(entries, '&')}"`;
}

function bearer(token: TokenSource): string {
  return token.kind === 'literal' ? powershellString(`Bearer ${token.value}`) : `"Bearer $env:${token.variable}"`;
}

/** What is no JSON comes back as text or, where it is well-formed, as XML. A refusal comes with status 200. */
function checking({ operation }: RequestData): CodeNode[] {
  const answered = tokenAnswer(operation);
  return [
    "if ($answer -is [string] -or $answer -is [xml]) { throw 'Not JSON: a fault of a proxy, or nothing at all' }",
    answered
      ? `if (-not $answer.${answered.token}) { throw "Refused: $($answer.errorText)" }`
      : 'if ($answer.errorText) { throw "Refused: $($answer.errorText)" }',
    answered ? `"${answered.shown}: $($answer.${answered.shown})"` : '$answer',
  ];
}
