import type { Catalog, Operation } from '../operations/catalog';
import type { Json } from '../operations/exampleValue';
import { isMutating } from '../operations/isMutating';
import { isSecret } from '../operations/sampleValues';
import { UserFacingError } from '../platform/errors';
import type { Text } from '../platform/text';
import { parseBody } from '../requests/form/draft';
import { secretProblem } from '../requests/form/valueProblem';
import type { StreamRequest } from '../streams/protocol/requestFrame';
import { sentBySessionMessage, unsendableOverSocket } from './unsendableOverSocket';

/** A request as typed. */
export interface TypedRequest {
  readonly endpoint: string;
  readonly query: string;
  /** JSON of an object, or empty. */
  readonly body: string;
}

/** A request that may be sent, and what it does. */
export interface CheckedRequest {
  readonly request: StreamRequest;
  readonly operation: Operation;
  /** Of the body. */
  readonly values: Readonly<Record<string, Json>>;
  readonly queryValues: Readonly<Record<string, Json>>;
  readonly isMutating: boolean;
}

/**
 * Reads a request that the user typed. What the catalog doesn't know counts as modifying data.
 * @throws {UserFacingError} `invalid-input`: the body is no JSON object, it has a secret, or the session sends such a request itself
 */
export function checkRequest({ operations }: Pick<Catalog, 'operations'>, typed: TypedRequest): CheckedRequest {
  const endpoint = typed.endpoint.trim().replace(/^\//, '');
  const operation = operationOf(operations, endpoint);
  const unsendable = /^authorize$/i.test(endpoint) ? sentBySessionMessage(endpoint) : unsendableOverSocket(operation);
  if (unsendable) throw invalid(unsendable);
  const values = readBody(typed.body);
  const query = typed.query.trim();
  const queryValues = readQuery(query);
  const secret = Object.keys(queryValues).find(isSecret);
  if (secret !== undefined) throw invalid(secretProblem(secret));
  const request = { endpoint, ...(query === '' ? {} : { query }), ...(values ? { body: values } : {}) };
  return { request, operation, values: values ?? {}, queryValues, isMutating: isMutating(operation) };
}

function invalid(message: Text): UserFacingError {
  return new UserFacingError('invalid-input', message);
}

/** All values of each name. */
function readQuery(query: string): Readonly<Record<string, readonly string[]>> {
  const values: Record<string, string[]> = {};
  for (const pair of query === '' ? [] : query.split('&')) {
    const [name = '', ...value] = pair.split('=').map(decode);
    values[name] = [...(Object.hasOwn(values, name) ? (values[name] ?? []) : []), value.join('=')];
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function operationOf(operations: readonly Operation[], endpoint: string): Operation {
  const path = `/${endpoint}`.toLowerCase();
  const known = operations.find((operation) => operation.path.toLowerCase() === path);
  if (known) return known;
  // Requests of the market data socket that end a subscription aren't in the catalog.
  const isReading = /^\/md\/\w+$/.test(path) || path === '/replay/changespeed';
  return {
    ...{ id: endpoint, method: 'POST', path: `/${endpoint}`, tag: '', summary: endpoint, auth: 'bearer' },
    kind: isReading ? 'query' : 'mutation',
    params: [],
    response: null,
  };
}

function readBody(text: string): Readonly<Record<string, Json>> | undefined {
  if (text.trim() === '') return undefined;
  const { body, problem } = parseBody(text);
  if (!body) throw invalid(problem);
  return body;
}
