import { readFileSync } from 'node:fs';
import { parseCatalog, type Field, type Operation } from '../../../src/core/operations/catalog';
import type { Reply } from '../reply';
import type { State } from '../state';

export type { Field, Operation } from '../../../src/core/operations/catalog';

const file = new URL('../../../src/core/operations/operations.json', import.meta.url);

/** The product's own catalog: the sandbox knows fields, rights and limits from there. */
export const catalog = parseCatalog(readFileSync(file, 'utf8'));

const { reports = [], socketEndpoints: endpoints = [] } = catalog.facts ?? {};

/** The reports that the service names. */
export const reportDefinitions = reports;

/** What the sockets take in addition to the operations. */
export const socketEndpoints = endpoints;

/** A page is no operation of the service, and the refresh is one with the exchange. */
const ofService = catalog.operations.filter(({ id, isPage }) => !isPage && id !== 'oAuthRefresh');
const byRoute = new Map(ofService.map((operation) => [operation.path.toLowerCase(), operation]));

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
