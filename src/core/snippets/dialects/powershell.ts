import type { RequestData } from '../../operations/buildRequest';
import type { Variable } from '../../operations/exampleValue';
import { tokenResponseOf } from '../tokenResponse';
import type { Dialect, RenderContext } from '../dialect';
import { block, code, joined, lines, type CodeNode } from '../codeBuilder';
import { inlineQuery } from '../writeQuery';
import { powershellString, powershellEditableString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, hasVariables, write, type Notation } from '../writeValue';

/**
 * Windows PowerShell 5.1 and PowerShell 7. The body is sent as bytes: 5.1 would send a string as Latin-1. `ErrorAction`
 * makes a status outside 2xx end the script, not only the statement.
 */
export const powershell: Dialect = {
  id: 'powershell',
  label: 'PowerShell',
  languages: ['powershell'],
  fences: ['ps1', 'pwsh', 'posh', 'ps'],
  indentation: '    ',
  write(request, context) {
    return lines(
      ...checkVariables(request),
      ...(request.body === undefined
        ? []
        : [code`$body = ${write(request.body, notation)} | ConvertTo-Json -Depth 10`]),
      block('$request = @{', requestMembers(request, context), '}'),
      '$response = Invoke-RestMethod @request',
      ...checkResult(request),
    );
  },
};

/** `[ordered]` keeps the order of the fields. */
const notation: Notation = {
  string: powershellString,
  editableString: powershellEditableString,
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
  trailingSeparator: false,
};

/** A missing one stops the script before anything is sent: a refused sign-in counts toward a lock. */
function checkVariables(request: RequestData): CodeNode[] {
  if (!hasVariables(request)) return [];
  const names = (request.body?.entries ?? []).flatMap(([, value]) =>
    value.kind === 'variable' ? [value.variable] : [],
  );
  return [
    block(
      `foreach ($name in ${names.map(powershellString).join(', ')}) {`,
      ['if (-not [Environment]::GetEnvironmentVariable($name)) { throw "$name is not set" }'],
      '}',
    ),
  ];
}

/** The content type has its own parameter: 5.1 does not accept it in the headers. */
function requestMembers(request: RequestData, { token }: RenderContext): CodeNode[] {
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

/** The script encodes free text when it runs. */
function uriOf(request: RequestData): CodeNode {
  const url = request.baseUrl + request.path;
  const inline = inlineQuery(request.query);
  if (inline !== undefined) return code`'${url}${inline}'`;
  const entries = request.query.map(({ name, value }): CodeNode => {
    const text = value.kind === 'given' ? powershellString(value.value) : quotedSlot(value, powershellEditableString);
    return code`${name}=$([uri]::EscapeDataString(${text}))`;
  });
  return code`"${url}?${joined(entries, '&')}"`;
}

function bearer(token: TokenSource): string {
  return token.kind === 'literal' ? powershellString(`Bearer ${token.value}`) : `"Bearer $env:${token.variable}"`;
}

/** A response that isn't JSON is returned as text or XML. An error may come with status 200. */
function checkResult({ operation }: RequestData): CodeNode[] {
  const tokens = tokenResponseOf(operation);
  return [
    "if ($response -is [string] -or $response -is [xml]) { throw 'The response is empty or not JSON' }",
    tokens
      ? `if (-not $response.${tokens.tokenField}) { throw "Refused: $($response.errorText)" }`
      : 'if ($response.errorText) { throw "Refused: $($response.errorText)" }',
    tokens ? `"${tokens.printedField}: $($response.${tokens.printedField})"` : '$response',
  ];
}
