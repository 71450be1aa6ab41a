import { search, type Found } from '../core/operations/search';
import type { OperationRow } from '../core/sidebar/operationRow';
import type { Snapshot } from './hostData';
import type { State } from './state';

/** Results beyond these are not listed: the user refines the search. */
export const MAX_RESULTS = 40;
/** Results drawn while the user types: as many as fit the view. */
export const MAX_RESULTS_WHILE_TYPING = 15;

/** Names of the groups on top. No tag is called that. */
export const COMMON = '*common';
export const FAVORITES = '*favorites';
export const RECENT = '*recent';

export interface Group {
  readonly name: string;
  readonly open: boolean;
  readonly rows: readonly OperationRow[];
}

export function searchResults({ catalog, search: text }: State, { recent }: Snapshot): readonly Found<OperationRow>[] {
  return search(catalog, text, { recent });
}

/** Common operations, favorites and recent ones on top, open unless toggled; then the tags, closed unless toggled. */
export function groupsOf({ catalog, byId, byTag, toggled }: State, { favorites, recent }: Snapshot): readonly Group[] {
  const rowsOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const groupsOnTop = [
    { name: COMMON, rows: catalog.operations.filter(({ common }) => common) },
    { name: FAVORITES, rows: rowsOf(favorites) },
    { name: RECENT, rows: rowsOf(recent) },
  ].filter(({ rows }) => rows.length > 0);
  const tags = [...byTag].map(([name, rows]) => ({ name, rows }));
  return [
    ...groupsOnTop.map((group) => ({ ...group, open: !toggled.has(group.name) })),
    ...tags.map((group) => ({ ...group, open: toggled.has(group.name) })),
  ];
}
