import type { Operation } from '../../operations/catalog';
import { isMutating } from '../../operations/isMutating';
import type { RequestData } from '../../operations/buildRequest';
import { tokenResponseOf } from '../tokenResponse';
import { CachedCode, lines, nested, type CodeNode } from '../codeBuilder';
import { jsonString } from '../stringLiterals';
import { MAX_PRINTED, perRefusalFields } from '../refusalFields';
import { bodyStatements } from './pythonCode';

/** How the dialects in Python read a response. */

/** Expressions of the program. */
export interface ResponseNames {
  readonly status: string;
  /** The argument of `json.loads`. */
  readonly body: string;
  readonly text: string;
  /** The text of a response that isn't JSON; of a redirect, which is not followed, where it leads. */
  readonly notJson: string;
  /** A statement that waits `result["p-time"]` seconds. */
  readonly sleep: string;
}

/**
 * The statements of a program: the request with `body`, what checks the response, and what prints it. HTML, an empty body, an
 * error and a refusal, which comes with status 200, end the program with the service's words. After a penalty the body is
 * sent again, once, with the ticket.
 */
export type CheckedRequest = (request: RequestData, send: readonly CodeNode[]) => CodeNode[];

export function checkedRequest(names: ResponseNames): CheckedRequest {
  const parsing = (body: string): CodeNode =>
    lines(
      nested('try:', [`result = json.loads(${body})`]),
      nested('except ValueError:', [
        `raise SystemExit(f"HTTP {${names.status}}, not JSON: {${names.notJson}[:${MAX_PRINTED}] or 'empty'}")`,
      ]),
      'fields = result if isinstance(result, dict) else {}',
    );
  const parse = new CachedCode(parsing(names.body));
  const parseIfAny = new CachedCode(parsing(`${names.body} or "null"`));
  const wait = new CachedCode(
    nested('if fields.get("p-ticket") and not fields.get("p-captcha") and "p-ticket" not in body:', [
      names.sleep,
      'body["p-ticket"] = fields["p-ticket"]',
      'continue',
    ]),
  );
  const raise = `raise SystemExit(f"HTTP {${names.status}}: {${names.text}[:${MAX_PRINTED}]}")`;
  const refuse = perRefusalFields((fields) => {
    const isRefused = `if ${names.status} >= 300 or any((fields.get(name) or "Success") != "Success" for name in reasons):`;
    return new CachedCode(lines(`reasons = [${fields.map(jsonString).join(', ')}]`, nested(isRefused, [raise])));
  });
  return (request, send) => {
    const { operation } = request;
    const { tokenField } = tokenResponseOf(operation) ?? {};
    const isRefused = `if ${names.status} >= 300 or not fields.get("${tokenField}"):`;
    const check = [
      operation.response === null ? parseIfAny : parse,
      tokenField === undefined ? refuse(operation) : nested(isRefused, [raise]),
    ];
    const print = printResult(operation);
    if (request.body === undefined) return [...send, ...check, print];
    const [parsed, ...refused] = check;
    return [
      ...bodyStatements(request),
      nested('while True:', [...send, parsed ?? '', wait, ...refused, 'break']),
      print,
    ];
  };
}

/**
 * Ends a program that got no response with one line, not with the traceback of a library.
 * @param errors the type of such an error
 * @param text an expression for `error`
 */
export function exceptNoResponse({ operation }: RequestData, errors: string, text = 'error'): CodeNode {
  const executed = isMutating(operation) ? ' (it may have been executed)' : '';
  return nested(`except ${errors} as error:`, [`raise SystemExit(f"No response${executed}: {${text}}")`]);
}

/** Prints `result`, without any token. */
function printResult(operation: Operation): string {
  const { printedField } = tokenResponseOf(operation) ?? {};
  return printedField === undefined
    ? 'print(json.dumps(result, indent=2))'
    : `print("${printedField}:", result.get("${printedField}"))`;
}

/**
 * The statements of a request without checks.
 * @param status, text expressions for the response
 */
export function requestOnlyStatements(request: RequestData, send: readonly CodeNode[], status: string, text: string) {
  const { tokenField } = tokenResponseOf(request.operation) ?? {};
  const print =
    tokenField === undefined
      ? [`print(${status}, ${text})`]
      : [
          `result = json.loads(${text})`,
          // A refused sign-in comes with status 200.
          nested(`if not result.get("${tokenField}"):`, [`raise SystemExit(f"HTTP {${status}}: {${text}}")`]),
          printResult(request.operation),
        ];
  return [...bodyStatements(request), ...send, ...print];
}
