import type { RequestData } from '../../../src/core/operations/buildRequest';
import { sampled, type Json } from '../../../src/core/operations/exampleValue';

/** One operation for each way that dialects write requests. All operations are rendered and run in test/run. */
export const typicalOperations = [
  'accountList',
  'accountItems',
  'contractFind',
  'contractSuggest',
  'accessTokenRequest',
  'renewAccessToken',
  'syncRequest',
  'placeOrder',
  'placeOSO',
  'modifyPassword',
] as const;

/** What a server would see. */
export interface Seen {
  readonly method: string;
  readonly url: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

/** What a server should see, told from the data alone, with every slot as it is offered. */
export function meant(request: RequestData, token: string, environment?: (variable: string) => string): Seen {
  return {
    method: request.method,
    url: request.baseUrl + request.path,
    query: request.query.map(({ name, value }) => [name, String(value.kind === 'given' ? value.value : value.sample)]),
    headers: {
      ...Object.fromEntries(request.headers),
      ...(request.authorized ? { Authorization: `Bearer ${token}` } : {}),
    },
    body: request.body === undefined ? undefined : sampled(request.body, environment),
  };
}

export function seen(method: string, address: string, headers: Record<string, string>, body?: string): Seen {
  const url = new URL(address);
  return {
    method,
    url: url.origin + url.pathname,
    query: [...url.searchParams],
    headers,
    body: body === undefined ? undefined : (JSON.parse(body) as Json),
  };
}

export interface Ran {
  readonly shown: readonly unknown[];
  readonly failed: unknown;
}

/** Runs a script of ours in this process over what it finds there, to its end. */
export async function runScript(text: string, globals: Readonly<Record<string, unknown>>): Promise<Ran> {
  const shown: unknown[] = [];
  const all = { console: { log: (...values: unknown[]) => shown.push(...values) }, process: { env: {} }, ...globals };
  // The script leaves its promise to the program; here it is looked at.
  const watched = text.replace(/^void (?=\(async function)/m, 'return ');
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    await new Function(...Object.keys(all), watched)(...Object.values(all));
    return { shown, failed: undefined };
  } catch (failed) {
    return { shown, failed };
  }
}
