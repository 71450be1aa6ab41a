import type { Catalog } from '../operations/catalog';
import { unsendableOverSocket } from './unsendableOverSocket';

/** A request that a socket takes, for the list of the box. */
export interface RequestSuggestion {
  readonly endpoint: string;
  /** In English, as the catalog has it. */
  readonly summary: string;
}

/** What the box sends: what the sockets alone take, then every other operation, which the account's socket takes as well. */
export function requestSuggestions({ operations, facts }: Catalog): readonly RequestSuggestion[] {
  const unsendable = new Set<string>(['authorize']);
  const suggestions = new Map<string, RequestSuggestion>();
  const add = (endpoint: string, summary: string) => {
    const key = endpoint.toLowerCase();
    if (!unsendable.has(key) && !suggestions.has(key)) suggestions.set(key, { endpoint, summary });
  };
  for (const operation of operations)
    if (unsendableOverSocket(operation)) unsendable.add(operation.path.slice(1).toLowerCase());
  for (const { endpoint, summary } of facts?.socketEndpoints ?? []) add(endpoint, summary);
  for (const { path, summary, audience = 'retail' } of operations)
    if (audience === 'retail') add(path.slice(1), summary);
  return [...suggestions.values()];
}
