import type { Catalog } from '../operations/catalog';

/** A request that a socket takes, for the list of the box. */
export interface RequestSuggestion {
  readonly endpoint: string;
  /** In English, as the catalog has it. */
  readonly summary: string;
}

/** What the sockets alone take, then every other operation, which the account's socket takes as well. */
export function requestSuggestions({ operations, facts }: Catalog): readonly RequestSuggestion[] {
  const suggestions = new Map<string, RequestSuggestion>();
  const add = (endpoint: string, summary: string) => {
    const key = endpoint.toLowerCase();
    if (key !== 'authorize' && !suggestions.has(key)) suggestions.set(key, { endpoint, summary });
  };
  for (const { endpoint, summary } of facts?.socketEndpoints ?? []) add(endpoint, summary);
  for (const { path, summary, auth, handledBySession, audience = 'retail' } of operations) {
    if (auth === 'bearer' && !handledBySession && audience === 'retail') add(path.slice(1), summary);
  }
  return [...suggestions.values()];
}
