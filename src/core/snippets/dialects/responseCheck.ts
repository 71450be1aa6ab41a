import type { RequestData } from '../../operations/buildRequest';
import { block, CachedCode, lines, nested, type CodeNode } from '../codeBuilder';
import { MAX_PRINTED, REFUSAL_FIELDS } from '../refusalFields';
import { jsString } from '../stringLiterals';
import { tokenResponseOf } from '../tokenResponse';
import { responseType } from './interfaces';
import { functionName, printResult } from './javascript';

/** How the dialects in JavaScript check a response. */

/** Declares what `isAccepted` reads. */
export const declareReasons = `const reasons = [${REFUSAL_FIELDS.map(jsString).join(', ')}];`;

/** An expression: whether the response holds no refusal. An array or `undefined` holds none. */
export function isAccepted(response: string): string {
  return `reasons.every((name) => /^(Success|false)?$/.test(${response}?.[name] ?? ''))`;
}

/**
 * Parses `text`, waits for a penalty and sends the request again, throws the service's words after a refusal, and prints the
 * result. The status alone says little: a refusal comes with 200, an error with HTML or an empty body.
 * @param text declares `text`, the body of `response`
 * @param isError an expression: whether the status of `response` is outside 2xx
 */
export function checkResponse(
  request: RequestData,
  { text, isError }: { readonly text: string; readonly isError: string },
  typed: boolean,
): CodeNode {
  const { operation, body } = request;
  const { tokenField } = tokenResponseOf(operation) ?? {};
  const parsed = typed ? 'parsed' : 'result';
  const result = typed ? [`const result: ${responseType(request)} = parsed;`] : [];
  if (tokenField !== undefined) {
    const wait = body === undefined ? [] : [waitForPenalty(functionName(operation.id), parsed)];
    const check = throwIf(`${isError} || !${parsed}?.${tokenField}`);
    return lines(text, parse(parsed), ...wait, check, ...result, printResult(operation));
  }
  const { parsing, check, both } = cachedCheck(text, isError, parsed);
  const print = typed ? [...result, printResult(operation)] : [];
  if (body === undefined) return lines(both, ...print);
  return lines(parsing, waitForPenalty(functionName(operation.id), parsed), check, ...print);
}

function parse(parsed: string): string {
  return `const ${parsed} = await Promise.resolve(text).then(JSON.parse).catch(() => undefined);`;
}

/** A program is short and may wait once; a second penalty is an error. */
function waitForPenalty(name: string, parsed: string): CodeNode {
  return block(
    `if (${parsed}?.['p-ticket'] && !${parsed}['p-captcha'] && !ticket) {`,
    [
      `await new Promise((resolve) => setTimeout(resolve, ${parsed}['p-time'] * 1000));`,
      `return ${name}({ 'p-ticket': ${parsed}['p-ticket'] });`,
    ],
    '}',
  );
}

function throwIf(condition: string): CodeNode {
  return nested(`if (${condition})`, [
    `throw new Error(\`HTTP \${response.status}: \${text.slice(0, ${MAX_PRINTED}) || 'empty'}\`);`,
  ]);
}

/** In JavaScript `check` also prints the result. */
interface Check {
  readonly parsing: CachedCode;
  readonly check: CachedCode;
  readonly both: CachedCode;
}

const checks = new Map<string, Check>();

function cachedCheck(text: string, isError: string, parsed: string): Check {
  const key = isError + parsed;
  const cached = checks.get(key);
  if (cached) return cached;
  const condition = `${isError} || ${parsed} === undefined || !${isAccepted(parsed)}`;
  const parsing = lines(text, parse(parsed));
  const check = lines(declareReasons, throwIf(condition), ...(parsed === 'result' ? ['console.log(result);'] : []));
  const made = {
    parsing: new CachedCode(parsing),
    check: new CachedCode(check),
    both: new CachedCode(lines(parsing, check)),
  };
  checks.set(key, made);
  return made;
}
