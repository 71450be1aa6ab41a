import type { RequestData } from '../../operations/buildRequest';
import type { Variable } from '../../operations/exampleValue';
import { tokenResponseOf } from '../tokenResponse';
import type { Dialect, RenderContext } from '../dialect';
import { dialectFacts } from '../dialectFacts';
import { block, code, joined, lines, nested, type CodeNode } from '../codeBuilder';
import { perRefusalFields } from '../refusalFields';
import { inlineQuery } from '../writeQuery';
import { powershellString, powershellEditableString } from '../stringLiterals';
import type { TokenSource } from '../tokenPlaceholder';
import { quotedSlot, variablesOf, write, type Notation } from '../writeValue';

/**
 * Windows PowerShell 5.1 and PowerShell 7. The body is sent as bytes: 5.1 would send a string as Latin-1. `ErrorAction`
 * makes a status outside 2xx end the script, not only the statement.
 */
export const powershell: Dialect = {
  ...dialectFacts.powershell,
  indentation: '    ',
  write(request, context) {
    const { body, page } = request;
    if (page) return lines(...checkVariables(request), code`$query = ${write(page, notation)}`, printAddress(request));
    const prepare = block('$request = @{', requestMembers(request, context), '}');
    const send = '$response = Invoke-RestMethod @request';
    return lines(
      ...checkVariables(request),
      ...(body === undefined ? [] : [code`$body = ${write(body, notation)}`]),
      ...(context.requestOnly
        ? [prepare, ...requestOnly(request)]
        : body === undefined
          ? [prepare, send, ...checkResult(request)]
          : [block('do {', [prepare, send, ...waitForPenalty], '} while ($waits)'), ...checkResult(request)]),
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
  const names = variablesOf(request).map(({ variable }) => variable);
  if (names.length === 0) return [];
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
    ...(request.body === undefined ? [] : bodyMembers(request)),
    // Credentials and token are for this host alone. A redirect is an error; for 5.1 a 307 is an empty response.
    'MaximumRedirection = 0',
    'TimeoutSec = 30',
    "ErrorAction = 'Stop'",
  ];
}

/** A dictionary is sent as a form. */
function bodyMembers({ bodyFormat }: RequestData): CodeNode[] {
  return bodyFormat === 'form'
    ? ["ContentType = 'application/x-www-form-urlencoded'", 'Body = $body']
    : ["ContentType = 'application/json'", 'Body = [Text.Encoding]::UTF8.GetBytes(($body | ConvertTo-Json -Depth 10))'];
}

function printAddress({ baseUrl, path }: RequestData): string {
  const fields = "$query.GetEnumerator() | ForEach-Object { $_.Key + '=' + [uri]::EscapeDataString($_.Value) }";
  return `'${baseUrl}${path}?' + ((${fields}) -join '&')`;
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

/** Sends the request again, once, with the ticket. */
const waitForPenalty: readonly CodeNode[] = [
  "$waits = $response.'p-ticket' -and -not $response.'p-captcha' -and -not $body['p-ticket']",
  block('if ($waits) {', ["Start-Sleep -Seconds $response.'p-time'", "$body['p-ticket'] = $response.'p-ticket'"], '}'),
];

/** A response that isn't JSON is returned as text or XML. A refusal comes with status 200. */
function checkResult(request: RequestData): CodeNode[] {
  const { tokenField } = tokenResponseOf(request.operation) ?? {};
  const isText =
    request.operation.response === null ? "($response -is [string] -and $response -ne '')" : '$response -is [string]';
  return [
    `if (${isText} -or $response -is [xml]) { throw "The response is empty or not JSON: $response" }`,
    ...(tokenField === undefined ? refuse(request.operation) : [checkToken(tokenField)]),
    printResult(request),
  ];
}

const THROW = 'throw "Refused: $($response | ConvertTo-Json -Compress -Depth 10)"';

/** A refused sign-in comes with status 200. */
function checkToken(tokenField: string): string {
  return `if (-not $response.${tokenField}) { ${THROW} }`;
}

/** `Success` is on the left: a comparison converts its right side, and `$true` would equal any text. */
const refuse = perRefusalFields((fields): readonly CodeNode[] => [
  nested(`$reasons = ${fields.map(powershellString).join(', ')} |`, [
    "Where-Object { $response.$_ -and 'Success' -ne $response.$_ }",
  ]),
  `if ($reasons) { ${THROW} }`,
]);

function printResult({ operation }: RequestData): string {
  const { printedField } = tokenResponseOf(operation) ?? {};
  if (printedField === undefined) return '$response';
  const value = `$response.${printedField}`;
  // PowerShell 7 has made a time of the text, which would be printed without its zone.
  const printed = printedField === 'expirationTime' ? `([datetime]${value}).ToUniversalTime().ToString('o')` : value;
  return `"${printedField}: $(${printed})"`;
}

function requestOnly(request: RequestData): CodeNode[] {
  const { tokenField } = tokenResponseOf(request.operation) ?? {};
  if (tokenField === undefined) return ['Invoke-RestMethod @request'];
  return ['$response = Invoke-RestMethod @request', checkToken(tokenField), printResult(request)];
}
