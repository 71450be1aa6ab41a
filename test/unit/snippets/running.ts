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

/** A request as a server receives it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly url: string;
  readonly query: readonly (readonly [string, string])[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}

/** What a server should receive, from the data alone, with the sample of every slot. */
export function expectedRequest(
  request: RequestData,
  token: string,
  environment?: (variable: string) => string,
): ReceivedRequest {
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

export function receivedRequest(
  method: string,
  address: string,
  headers: Record<string, string>,
  body?: string,
): ReceivedRequest {
  const url = new URL(address);
  return {
    method,
    url: url.origin + url.pathname,
    query: [...url.searchParams],
    headers,
    body: body === undefined ? undefined : isForm(headers) ? formIn(body) : (JSON.parse(body) as Json),
  };
}

function isForm(headers: Readonly<Record<string, string>>): boolean {
  return headers['Content-Type']?.includes('form-urlencoded') ?? false;
}

function formIn(body: string): Json {
  return Object.fromEntries(new URLSearchParams(body));
}

export interface Ran {
  readonly printed: readonly unknown[];
  readonly error: unknown;
}

/** Runs an inserted script to its end, in this process, with these globals. */
export async function runScript(text: string, globals: Readonly<Record<string, unknown>>): Promise<Ran> {
  const printed: unknown[] = [];
  const all = { console: { log: (...values: unknown[]) => printed.push(...values) }, process: { env: {} }, ...globals };
  // The script does not await its promise; here it is returned.
  const watched = text.replace(/^void (?=\(async function)/m, 'return ');
  try {
    // oxlint-disable-next-line typescript/no-implied-eval, typescript/no-unsafe-call
    await new Function(...Object.keys(all), watched)(...Object.values(all));
    return { printed, error: undefined };
  } catch (error) {
    return { printed, error };
  }
}
