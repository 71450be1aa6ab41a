import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { counted } from '../format';
import { icons } from '../icons';
import { matchRanges } from '../json/find';
import type { JsonNode } from '../json/nodes';
import { rowsOf, type JsonRow } from '../json/rows';
import { highlight } from '../highlight';
import type { Page } from '../page';
import { treeFocus, treeKey } from '../tree';

/** Deeper rows are not indented further: the style sheet ends here. */
const MAX_INDENT_LEVEL = 8;
/** A longer value is shown in part. UTF-16 units. */
const MAX_VALUE_LENGTH = 300;

/** The body as a collapsible tree. @param current path of the current match */
export function jsonTree(page: Page, root: JsonNode, current: string | undefined): TemplateResult {
  const { folds, find } = page.state.responseState;
  const toggle = (path: string) => {
    const row = rowsOf(root, folds).find(({ node }) => node.path === path);
    const { responseState } = page.state;
    if (row?.open !== undefined)
      page.change({ responseState: { ...responseState, folds: new Map(folds).set(path, !row.open) } });
  };
  return html`<div
    class="json"
    role="tree"
    aria-label=${page.strings.response}
    @keydown=${(event: KeyboardEvent) => treeKey(event, { toggle })}
    @focusin=${treeFocus}
  >
    ${guard([root, folds, find, current], () =>
      repeat(
        rowsOf(root, folds),
        ({ node }) => node.path,
        (row) => rowView(page, row, find, row.node.path === current, toggle),
      ),
    )}
  </div>`;
}

function rowView(page: Page, row: JsonRow, find: string, current: boolean, toggle: (path: string) => void) {
  const { node, level, index, siblings, open } = row;
  const { path, label, kind } = node;
  const name = label !== undefined && kind !== 'range' ? highlight(label, matchRanges(label, find)) : label;
  return html`<div
    class="row node"
    role="treeitem"
    tabindex="-1"
    data-key=${path}
    data-level=${Math.min(level, MAX_INDENT_LEVEL)}
    ?data-current=${current}
    aria-level=${level}
    aria-posinset=${index + 1}
    aria-setsize=${siblings}
    aria-expanded=${open ?? nothing}
    @click=${open === undefined ? nothing : () => toggle(path)}
  >
    ${open === undefined ? html`<span class="icon"></span>` : icons.chevronRight}<span class="entry"
      >${
        label === undefined
          ? nothing
          : html`<span class=${kind === 'range' ? 'muted' : 'key'}>${name}</span>${kind === 'range' ? '' : ': '}`
      }${valueView(page, node, find)}</span
    >
  </div>`;
}

function valueView({ strings }: Page, { kind, size, text }: JsonNode, find: string): TemplateResult | typeof nothing {
  if (kind === 'range') return nothing;
  if (kind === 'array')
    return html`<span class="muted">${size === 0 ? '[]' : `[ ${counted(size, strings.item, strings.items)} ]`}</span>`;
  if (kind === 'object')
    return html`<span class="muted"
      >${size === 0 ? '{}' : `{ ${counted(size, strings.field, strings.fields)} }`}</span
    >`;
  const visible = text.slice(0, MAX_VALUE_LENGTH);
  const more = text.length - visible.length;
  return html`<span class="value ${kind}">${highlight(visible, matchRanges(visible, find))}</span>${
      more > 0
        ? html`<span class="muted"> ${counted(more, strings.moreCharacter, strings.moreCharacters)}</span>`
        : nothing
    }`;
}
