import { readFileSync } from 'node:fs';
import { parseCatalog, type Field, type Operation } from '../../../src/core/operations/catalog';
import type { Reply } from '../reply';
import type { State } from '../state';

export type { Field, Operation } from '../../../src/core/operations/catalog';

const file = new URL('../../../src/core/operations/operations.json', import.meta.url);

const written = readFileSync(file, 'utf8');

/** The product's own catalog: the sandbox knows fields, rights and limits from there. */
export const catalog = parseCatalog(written);

interface ReportDefinition {
  readonly name: string;
  readonly params?: readonly { readonly name: string; readonly paramType: string; readonly optional?: boolean }[];
}

interface SocketEndpoint {
  /** First line of the request: `md/subscribeQuote`. */
  readonly endpoint: string;
  readonly body?: { readonly fields?: readonly Field[] };
}

const { reports, sockets } = JSON.parse(written) as {
  readonly reports: { readonly reports: readonly ReportDefinition[] };
  readonly sockets: { readonly endpoints: readonly SocketEndpoint[] };
};

/** The reports that the service names. */
export const reportDefinitions = reports.reports;

/** What the sockets take in addition to the operations. */
export const socketEndpoints = sockets.endpoints;

const byRoute = new Map(catalog.operations.map((operation) => [operation.path.toLowerCase(), operation]));

/** @param route behind `/v1`; its case does not matter: tradovate-orders.md, section 2 */
export const operationAt = (route: string): Operation | undefined => byRoute.get(route.toLowerCase());

export const fieldsOfSchema = (name: string): readonly Field[] => catalog.schemas.get(name) ?? [];

/** A request whose fields have been checked. */
export interface Call {
  readonly state: State;
  /** Name of the user whose session it is. */
  readonly user: string;
  readonly operation: Operation;
  /** Query parameters and body fields. */
  readonly values: Readonly<Record<string, unknown>>;
}

export type Handler = (call: Call) => Reply;
