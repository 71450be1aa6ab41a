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

/** How a dialect reads a response, and its check of it. One object for each dialect and language: most of it is the same code. */
export class ResponseCheck {
  readonly #parsed: 'parsed' | 'result';
  #cached: { readonly parsing: CachedCode; readonly check: CachedCode; readonly both: CachedCode } | undefined;

  /**
   * @param text declares `text`, the body of `response`
   * @param isError an expression: whether the status of `response` is outside 2xx
   */
  constructor(
    private readonly text: string,
    private readonly isError: string,
    private readonly typed: boolean,
  ) {
    this.#parsed = typed ? 'parsed' : 'result';
  }

  /**
   * Parses `text`, waits for a penalty and sends the request again, throws the service's words after a refusal, and prints the
   * result. The status alone says little: a refusal comes with 200, an error with HTML or an empty body.
   */
  write(request: RequestData): CodeNode {
    const { operation, body } = request;
    const { tokenField } = tokenResponseOf(operation) ?? {};
    const wait = body === undefined ? [] : [waitForPenalty(functionName(operation.id), this.#parsed)];
    const result = this.typed ? [`const result: ${responseType(request)} = parsed;`] : [];
    if (tokenField !== undefined) {
      const check = throwIf(`${this.isError} || !${this.#parsed}?.${tokenField}`);
      return lines(this.text, parse(this.#parsed), ...wait, check, ...result, printResult(operation));
    }
    this.#cached ??= this.#cache();
    const { parsing, check, both } = this.#cached;
    const print = this.typed ? [...result, printResult(operation)] : [];
    return body === undefined ? lines(both, ...print) : lines(parsing, ...wait, check, ...print);
  }

  /** In JavaScript `check` also prints the result. */
  #cache() {
    const parsed = this.#parsed;
    const parsing = lines(this.text, parse(parsed));
    const condition = `${this.isError} || ${parsed} === undefined || !${isAccepted(parsed)}`;
    const check = lines(declareReasons, throwIf(condition), ...(this.typed ? [] : ['console.log(result);']));
    return {
      parsing: new CachedCode(parsing),
      check: new CachedCode(check),
      both: new CachedCode(lines(parsing, check)),
    };
  }
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
