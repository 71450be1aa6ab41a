import { isRecord } from '../platform/isRecord';
import type { Field } from './field';

/** A group of permissions of an API key. */
export interface RightsGroup {
  /** Its name on Tradovate's settings page; undefined where the page doesn't list it and the vendor must be asked. */
  readonly label: string | undefined;
}

/** A request that a socket takes. With `operation` its body is that of the operation. */
export interface SocketEndpoint {
  /** First line of the frame: `md/subscribeQuote`. */
  readonly endpoint: string;
  readonly hosts: readonly ('user' | 'md' | 'replay')[];
  readonly summary: string;
  readonly operation?: string;
  readonly body?: { readonly fields?: readonly Field[] };
  readonly response: { readonly schema: string; readonly array: boolean } | null;
  /** Ids of the events that it causes. */
  readonly events?: readonly string[];
  /** The endpoint that ends it. */
  readonly cancel?: string;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly notes?: string;
}

/** A report of the reporting service, found by clients' trial. */
export interface Report {
  /** Exact, with capitals and spaces. */
  readonly name: string;
  readonly summary: string;
  readonly params?: readonly { readonly name: string; readonly paramType: string; readonly optional?: boolean }[];
  readonly columns?: readonly string[];
}

/** What the catalog's file knows of the service in addition to operations. Empty where the file is an older one. */
export interface ServiceFacts {
  readonly rightsGroups: ReadonlyMap<string, RightsGroup>;
  readonly socketEndpoints: readonly SocketEndpoint[];
  readonly reports: readonly Report[];
}

type Values = Readonly<Record<string, unknown>>;

/** Parts of the shipped file; what is not as expected is left out. */
export function readServiceFacts({ about, sockets, reports }: Values): ServiceFacts {
  const groups = recordIn(recordIn(recordIn(about)['rights'])['groups']);
  const labelOf = (group: unknown) => {
    const { label } = recordIn(group);
    return typeof label === 'string' ? label : undefined;
  };
  return {
    rightsGroups: new Map(Object.entries(groups).map(([name, group]) => [name, { label: labelOf(group) }])),
    socketEndpoints: listIn<SocketEndpoint>(recordIn(sockets)['endpoints'], 'endpoint'),
    reports: listIn<Report>(recordIn(reports)['reports'], 'name'),
  };
}

function recordIn(value: unknown): Values {
  return isRecord(value) ? value : {};
}

function listIn<T>(value: unknown, key: keyof T & string): readonly T[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.filter((one) => typeof recordIn(one)[key] === 'string') as readonly T[];
}
