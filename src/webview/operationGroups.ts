import { search, type Found } from '../core/operations/search';
import type { OperationRow, Snapshot } from '../core/sidebar/messages';
import type { State } from './state';

/** More than anybody reads: who wants another one types more of it. */
export const SHOWN = 40;
/** What is to be seen at once. */
export const SEEN = 15;

/** The two groups on top. No tag has such a name. */
export const FAVORITES = '*favorites';
export const RECENT = '*recent';

export interface Group {
  readonly name: string;
  readonly open: boolean;
  readonly rows: readonly OperationRow[];
}

export function foundOf({ catalogue, search: text }: State, { recent }: Snapshot): readonly Found<OperationRow>[] {
  return search(catalogue, text, { recent });
}

/** Favorites and recent ones on top, open unless closed; then the tags, closed unless opened. */
export function groupsOf(
  { byId, byTag, flipped }: State,
  { favorites: favorites, recent }: Snapshot,
): readonly Group[] {
  const named = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const own = [
    { name: FAVORITES, rows: named(favorites) },
    { name: RECENT, rows: named(recent) },
  ].filter(({ rows }) => rows.length > 0);
  const tags = [...byTag].map(([name, rows]) => ({ name, rows }));
  return [
    ...own.map((group) => ({ ...group, open: !flipped.has(group.name) })),
    ...tags.map((group) => ({ ...group, open: flipped.has(group.name) })),
  ];
}
