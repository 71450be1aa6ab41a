import type { Operation } from './operation';
import type { ServiceFacts, SocketEndpoint } from './serviceFacts';

/** The socket that alone carries an operation; `undefined` for one that goes over HTTP as well. */
export type OnlySocket = 'trading' | 'marketData' | 'replay';

const SOCKETS = {
  socket: 'trading',
  'socket:md': 'marketData',
  'socket:replay': 'replay',
} as const satisfies Readonly<Record<NonNullable<Operation['transport']>, OnlySocket>>;

export function onlySocketOf({ transport }: Pick<Operation, 'transport'>): OnlySocket | undefined {
  return transport && SOCKETS[transport];
}

/** Whether events follow the response, as long as the socket is open. */
export function sendsEvents({ id, transport }: Pick<Operation, 'id' | 'transport'>): boolean {
  return id === 'syncRequest' || id === 'initializeClock' || transport === 'socket:md';
}

/**
 * The requests of the market data socket as operations: the published OpenAPI files, and so the catalog's operations, don't
 * have them. Requests that end a subscription are left out: it ends with its connection, and a snippet opens its own.
 */
export function marketDataOperations({ socketEndpoints }: ServiceFacts): readonly Operation[] {
  const started = new Set(socketEndpoints.flatMap(({ cancel }) => cancel ?? []));
  return socketEndpoints
    .filter(({ endpoint, operation }) => /^md\//.test(endpoint) && operation === undefined && !started.has(endpoint))
    .map(toOperation);
}

function toOperation({ endpoint, summary, body, response, example, examples, notes }: SocketEndpoint): Operation {
  const id = endpoint.slice(endpoint.indexOf('/') + 1);
  return {
    ...{ id, method: 'POST', path: `/${endpoint}`, tag: 'Market Data', summary, auth: 'bearer', kind: 'query' },
    params: [],
    body: { schema: id, fields: body?.fields ?? [] },
    response,
    rights: { group: 'Prices', access: 'Read' },
    transport: 'socket:md',
    ...(example === undefined ? {} : { example }),
    ...(examples === undefined ? {} : { examples }),
    ...(notes === undefined ? {} : { notes }),
  };
}
