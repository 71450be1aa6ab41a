import type { Operation } from './catalog';

/** Lifecycle calls that modify no data. The others change the credentials themselves. */
const READING_LIFECYCLE: readonly string[] = [
  ...['accessTokenRequest', 'renewAccessToken', 'syncRequest'],
  ...['oAuthAuthorize', 'oAuthToken', 'oAuthRefresh'],
];

/**
 * Whether it modifies data: orders, money, settings or credentials. What isn't known to only read counts as modifying, such
 * as a kind that a later catalog has.
 */
export function isMutating({ id, kind }: Pick<Operation, 'id' | 'kind'>): boolean {
  return !(kind === 'query' || (kind === 'lifecycle' && READING_LIFECYCLE.includes(id)));
}

/** Whether it may be sent without a question and again after an error: it only reads, and opens or extends no session. */
export function isSafeToRepeat({ kind }: Pick<Operation, 'kind'>): boolean {
  return kind === 'query';
}
