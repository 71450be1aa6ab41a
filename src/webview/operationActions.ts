import type { Page } from './page';

/** What a person does with an operation wherever it is listed. */

/** @param key of the row that it is selected in */
export function select({ post, focus, change }: Page, operation: string, key: string): void {
  change({ left: key });
  post({ type: 'select', operation });
  focus('request');
}

export function toggleFavorite({ snapshot, post }: Page, operation: string): void {
  post({ type: 'favorite', operation, on: !snapshot.favorites.includes(operation) });
}

export function toggleGroup({ state, change, post }: Page, group: string): void {
  const flipped = new Set(state.flipped);
  if (!flipped.delete(group)) flipped.add(group);
  change({ flipped });
  post({ type: 'look', search: state.search, open: [...flipped] });
}
