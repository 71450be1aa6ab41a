import type { Operation } from './catalog';

/** Whether it modifies data: orders, money, settings, or the credentials themselves, which are lifecycle calls. */
export function isMutating({ id, kind }: Pick<Operation, 'id' | 'kind'>): boolean {
  return kind === 'mutation' || id === 'modifyCredentials' || id === 'modifyPassword';
}

/** Whether it may be sent without a question and again after an error: it only reads, and opens or extends no session. */
export function isSafeToRepeat({ kind }: Pick<Operation, 'kind'>): boolean {
  return kind === 'query';
}
