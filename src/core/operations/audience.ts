import type { Catalog, Operation } from './catalog';

/** Whether operations for partners and organizations are listed. */
export type Audience = 'retail' | 'all';

/** Whether any signed-in user may call it; the others are for organizations and partners of Tradovate. */
export function isForRetail({ audience }: Pick<Operation, 'audience'>): boolean {
  return audience === undefined || audience === 'retail';
}

/** By catalog. Always the same list, because the search index belongs to it. */
const retail = new WeakMap<Catalog, readonly Operation[]>();

/** The operations to list. All of them can be named, in key bindings too. */
export function listedOperations(catalog: Catalog, audience: Audience): readonly Operation[] {
  if (audience === 'all') return catalog.operations;
  const existing = retail.get(catalog);
  if (existing) return existing;
  const listed = catalog.operations.filter(isForRetail);
  retail.set(catalog, listed);
  return listed;
}
