import { operationAt, socketEndpoints, type Field } from '../operations/catalog';
import { fieldsOf, type Reply } from '../reply';
import { routeOf, type Received } from '../request';

/** A frame of a client: endpoint, id, query and body on a line each; only the body may hold line feeds. */
export interface SocketRequest {
  readonly endpoint: string;
  readonly id: number;
  readonly query: string;
  readonly body: string;
}

/** Undefined for a text that is no request. */
export function parseRequest(text: string): SocketRequest | undefined {
  const [endpoint = '', id = '', query, ...body] = text.split('\n');
  if (endpoint === '' || !/^\d+$/.test(id) || query === undefined || body.length === 0) return undefined;
  return { endpoint, id: Number(id), query, body: body.join('\n') };
}

/** The request as if it had come over HTTP, with the method that the operation is published with. */
export function toReceived({ endpoint, query, body }: SocketRequest, token: string, origin: string): Received {
  const path = `/v1/${endpoint}`;
  const route = routeOf(path);
  return {
    method: operationAt(route ?? '')?.method ?? 'POST',
    path,
    route,
    query,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body,
    origin,
  };
}

/** What goes back over the socket: `d` is JSON after success, else text. */
export function toMessage(id: number, reply: Reply): Readonly<Record<string, unknown>> {
  const { status, body } = reply;
  if (status >= 200 && status < 300)
    return { s: status, i: id, ...(body === '' ? {} : { d: JSON.parse(body) as unknown }) };
  const text = fieldsOf(reply)?.['errorText'] ?? body;
  // The service's page on limits shows the id of this one as text.
  return { i: status === 429 ? String(id) : id, s: status, ...(text === '' ? {} : { d: text }) };
}

/** Fields of an endpoint that is no operation; undefined where it is none of those either. */
export function endpointFields(endpoint: string): readonly Field[] | undefined {
  return socketEndpoints.find((one) => one.endpoint.toLowerCase() === endpoint.toLowerCase())?.body?.fields;
}
