import type { RequestData } from '../../operations/buildRequest';
import { block, CachedCode, lines, nested, type CodeNode } from '../codeBuilder';
import { MAX_PRINTED, perRefusalFields } from '../refusalFields';
import { jsString } from '../stringLiterals';
import { tokenResponseOf } from '../tokenResponse';
import { responseType } from './interfaces';
import { functionName, printResult } from './javascript';

/** How the dialects in JavaScript check a response. */

/** Declares what `isAccepted` reads. */
export function declareReasons(fields: readonly string[]): string {
  return `const reasons = [${fields.map(jsString).join(', ')}];`;
}

/** An expression: whether the response holds no refusal. An array or `undefined` holds none. */
export function isAccepted(response: string): string {
  return `reasons.every((name) => /^(Success|false)?$/.test(${response}?.[name] ?? ''))`;
}

/** How a dialect reads a response, and its check of it. One object for each dialect and language: most of it is the same code. */
export class ResponseCheck {
  readonly #parsed: 'parsed' | 'result';
  readonly #cached = perRefusalFields((fields) => this.#cache(fields));

  /**
   * @param text declares `text`, the body of `response`
   * @param isError an expression: whether the status of `response` is outside 2xx
   * @param location an expression: where a redirect, which is not followed, leads
   */
  constructor(
    private readonly text: string,
    private readonly isError: string,
    private readonly location: string,
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
    const cached = this.#cached(operation);
    const parsing =
      operation.response === null ? lines(this.text, parse(this.#parsed, "text || 'null'")) : cached.parsing;
    const wait = body === undefined ? [] : [waitForPenalty(functionName(operation.id), this.#parsed)];
    const result = this.typed ? [`const result: ${responseType(request)} = parsed;`] : [];
    if (tokenField !== undefined) {
      const check = this.#throwIf(`${this.isError} || !${this.#parsed}?.${tokenField}`);
      return lines(parsing, ...wait, check, ...result, printResult(operation));
    }
    const print = this.typed ? [...result, printResult(operation)] : [];
    return parsing === cached.parsing && body === undefined
      ? lines(cached.both, ...print)
      : lines(parsing, ...wait, cached.check, ...print);
  }

  /** In JavaScript `check` also prints the result. */
  #cache(fields: readonly string[]) {
    const parsed = this.#parsed;
    const parsing = lines(this.text, parse(parsed, 'text'));
    const condition = `${this.isError} || ${parsed} === undefined || !${isAccepted(parsed)}`;
    const check = lines(
      declareReasons(fields),
      this.#throwIf(condition),
      ...(this.typed ? [] : ['console.log(result);']),
    );
    return {
      parsing: new CachedCode(parsing),
      check: new CachedCode(check),
      both: new CachedCode(lines(parsing, check)),
    };
  }

  #throwIf(condition: string): CodeNode {
    return nested(`if (${condition})`, [
      `throw new Error(\`HTTP \${response.status}: \${${this.location} ?? (text.slice(0, ${MAX_PRINTED}) || 'empty')}\`);`,
    ]);
  }
}

function parse(parsed: string, text: string): string {
  return `const ${parsed} = await Promise.resolve(${text}).then(JSON.parse).catch(() => undefined);`;
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
