import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Found } from '../../core/operations/search';
import type { OperationRow } from '../../core/sidebar/operationRow';
import { icons } from '../icons';
import { COMMON, FAVORITES, RECENT, type Group } from '../operationGroups';
import { highlight } from '../highlight';
import type { Page } from '../page';
import { countBadge } from '../widgets/indicators';
import { select, toggleFavorite, toggleGroup } from '../operationActions';

/** Identity and position of an item in the tree. */
export interface Position {
  readonly key: string;
  readonly level: number;
  readonly index: number;
  readonly siblings: number;
}

type Item = { readonly position: Position } & ({ readonly group: Group } | { readonly row: OperationRow });

/** The groups, and the operations in the open ones. */
export function groupRows(page: Page, groups: readonly Group[]): unknown {
  const items = groups.flatMap((group, index): Item[] => [
    { group, position: { key: group.name, level: 1, index, siblings: groups.length } },
    ...(group.open ? group.rows : []).map((row, rowIndex) => ({
      row,
      position: { key: `${group.name}/${row.id}`, level: 2, index: rowIndex, siblings: group.rows.length },
    })),
  ]);
  return repeat(
    items,
    ({ position }) => position.key,
    (item) =>
      'group' in item ? groupRow(page, item.group, item.position) : operationRow(page, item.row, item.position),
  );
}

/** Search results, the best first. @param siblings of all results, also of those that aren't drawn or no operations */
export function resultRows(page: Page, results: readonly Found<OperationRow>[], siblings: number): unknown {
  return repeat(
    results,
    ({ operation }) => operation.id,
    ({ operation, ranges }, index) =>
      operationRow(page, operation, { key: operation.id, level: 1, index, siblings }, ranges),
  );
}

function groupRow(page: Page, { name, open, rows }: Group, position: Position): TemplateResult {
  return foldableRow(page, groupName(page, name), rows.length, open, position);
}

/** The row of a group that opens and closes. Its key is the group's name. */
export function foldableRow(
  page: Page,
  label: string,
  count: number,
  open: boolean,
  { key, index, siblings }: Position,
): TemplateResult {
  return html`<div
    class="row group"
    role="treeitem"
    tabindex="-1"
    data-key=${key}
    aria-level="1"
    aria-posinset=${index + 1}
    aria-setsize=${siblings}
    aria-expanded=${open}
    @click=${() => toggleGroup(page, key)}
  >
    ${icons.chevronRight}<span class="grow">${label}</span>${countBadge(count)}
  </div>`;
}

function groupName({ strings }: Page, name: string): string {
  if (name === COMMON) return strings.common;
  if (name === FAVORITES) return strings.favorites;
  return name === RECENT ? strings.recent : name;
}

function operationRow(
  page: Page,
  row: OperationRow,
  { key, level, index, siblings }: Position,
  ranges?: Found['ranges'],
): TemplateResult {
  const { strings, snapshot } = page;
  const { id, method, path, summary, mutating } = row;
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
    aria-posinset=${index + 1}
    aria-setsize=${siblings}
    aria-keyshortcuts="F"
    ?data-last=${key === page.state.lastRow}
    @click=${() => select(page, id, key)}
  >
    <span class="line">
      <span class="method">${method}</span>
      <span class="path clip" title=${path}><bdi>${ranges ? highlight(path, ranges.path) : path}</bdi></span>
      ${mutating ? html`<span class="mutating" title=${strings.modifiesData}>${icons.edit}<span class="hidden">${strings.modifiesData}</span></span>` : nothing}
    </span>
    <span class="summary">${ranges ? highlight(summary, ranges.summary) : summary}</span>
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
