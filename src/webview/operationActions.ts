import type { Page } from './page';

/** @param key of the row in which it is selected */
export function select({ post, focus, change }: Page, operation: string, key: string): void {
  change({ lastRow: key });
  post({ type: 'select', operation });
  focus('request');
}

export function toggleFavorite({ snapshot, post }: Page, operation: string): void {
  post({ type: 'favorite', operation, on: !snapshot.favorites.includes(operation) });
}

export function toggleGroup({ state, change, post }: Page, group: string): void {
  const toggled = new Set(state.toggled);
  if (!toggled.delete(group)) toggled.add(group);
  change({ toggled });
  post({ type: 'viewState', search: state.search, open: [...toggled] });
}
