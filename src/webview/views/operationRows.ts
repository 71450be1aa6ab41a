import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Found } from '../../core/operations/search';
import type { OperationRow } from '../../core/sidebar/messages';
import { icons } from '../icons';
import { FAVORITES, RECENT, type Group } from '../operationGroups';
import { marked } from '../highlight';
import type { Page } from '../page';
import { countBadge } from '../widgets';
import { select, toggleFavorite, toggleGroup } from '../operationActions';

/** What a tree's item is, and where it stands among its like. */
interface Place {
  readonly key: string;
  readonly level: number;
  readonly at: number;
  readonly of: number;
}

type Item = { readonly place: Place } & ({ readonly group: Group } | { readonly row: OperationRow });

/** The groups, and the operations of those that are open. */
export function groupRows(page: Page, groups: readonly Group[]): unknown {
  const items = groups.flatMap((group, at): Item[] => [
    { group, place: { key: group.name, level: 1, at, of: groups.length } },
    ...(group.open ? group.rows : []).map((row, within) => ({
      row,
      place: { key: `${group.name}/${row.id}`, level: 2, at: within, of: group.rows.length },
    })),
  ]);
  return repeat(
    items,
    ({ place }) => place.key,
    (item) => ('group' in item ? groupRow(page, item.group, item.place) : operationRow(page, item.row, item.place)),
  );
}

/** Operations that were found, the best first. */
export function foundRows(page: Page, found: readonly Found<OperationRow>[]): unknown {
  return repeat(
    found,
    ({ operation }) => operation.id,
    ({ operation, ranges }, at) =>
      operationRow(page, operation, { key: operation.id, level: 1, at, of: found.length }, ranges),
  );
}

function groupRow(page: Page, { name, open, rows }: Group, { key, at, of }: Place): TemplateResult {
  return html`<div
    class="row group"
    role="treeitem"
    tabindex="-1"
    data-key=${key}
    aria-level="1"
    aria-posinset=${at + 1}
    aria-setsize=${of}
    aria-expanded=${open}
    @click=${() => toggleGroup(page, name)}
  >
    ${icons.chevronRight}<span class="grow clip">${groupName(page, name)}</span>${countBadge(rows.length)}
  </div>`;
}

function groupName({ strings }: Page, name: string): string {
  if (name === FAVORITES) return strings.favorites;
  return name === RECENT ? strings.recent : name;
}

function operationRow(
  page: Page,
  row: OperationRow,
  { key, level, at, of }: Place,
  ranges?: Found['ranges'],
): TemplateResult {
  const { strings, snapshot } = page;
  const { id, method, path, summary, mutation } = row;
  const favorite = snapshot.favorites.includes(id);
  const star = (event: Event) => {
    event.stopPropagation();
    toggleFavorite(page, id);
  };
  return html`<div
    class="row operation"
    role="treeitem"
    tabindex="-1"
    data-key=${key}
    data-operation=${id}
    aria-level=${level}
    aria-posinset=${at + 1}
    aria-setsize=${of}
    aria-keyshortcuts="F"
    ?data-left=${key === page.state.left}
    @click=${() => select(page, id, key)}
  >
    <span class="line">
      <span class="method">${method}</span>
      <span class="path clip" title=${path}><bdi>${ranges ? marked(path, ranges.path) : path}</bdi></span>
      ${mutation ? html`<span class="mutation">${icons.edit}<span class="hidden">${strings.mutation}</span></span>` : nothing}
    </span>
    <span class="summary">${ranges ? marked(summary, ranges.summary) : summary}</span>
    ${favorite ? html`<span class="hidden">${strings.favorite}</span>` : nothing}
    <button
      class="star"
      type="button"
      tabindex="-1"
      aria-hidden="true"
      title=${strings.favoriteKey}
      ?data-on=${favorite}
      @click=${star}
    >
      ${favorite ? icons.starFull : icons.starEmpty}
    </button>
  </div>`;
}
