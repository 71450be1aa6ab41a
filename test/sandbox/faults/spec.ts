import type { FaultName } from './names';

/** Settings of a fault. Its entry in the table says which of them it takes. */
export interface FaultArguments {
  /** `errorText`, or the body. */
  readonly text?: string;
  /** Of a penalty, a captcha's stop, a lock. Fractions are fine for tests in a hurry. */
  readonly seconds?: number;
  readonly ms?: number;
  readonly status?: number;
  readonly contentType?: string;
  /** Base URL that ends in `/v1`. */
  readonly to?: string;
  readonly bytes?: number;
  /** Fields of the answer that are given another value, and fields that it then lacks. */
  readonly set?: Readonly<Record<string, unknown>>;
  readonly drop?: readonly string[];
}

/** A fault as data: the same in code, over HTTP and on the command line. */
export interface FaultSpec extends FaultArguments {
  readonly name: FaultName;
  /** Path behind `/v1`; `*` stands for anything, case does not matter. */
  readonly on?: string;
  readonly method?: string;
  /** How many requests meet it; once, unless said. */
  readonly times?: number | 'always';
  /** How many requests that it would meet go by before. */
  readonly skip?: number;
}
