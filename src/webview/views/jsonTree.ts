import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { counted, fill } from '../format';
import { icons } from '../icons';
import { rangesOf } from '../json/find';
import type { JsonNode } from '../json/nodes';
import { rowsOf, type JsonRow } from '../json/rows';
import { marked } from '../highlight';
import type { Page } from '../page';
import { treeFocus, treeKey } from '../tree';

/** Deeper ones are not indented further: there are styles up to here. */
const DEEPEST = 8;
/** A longer text is shown in part. */
const LONGEST = 300;

/** The body as a tree that can be folded. @param current path of the match that is stepped to */
export function jsonTree(page: Page, root: JsonNode, current: string | undefined): TemplateResult {
  const { folds, find } = page.state.reading;
  const toggle = (path: string) => {
    const row = rowsOf(root, folds).find(({ node }) => node.path === path);
    const { reading } = page.state;
    if (row?.open !== undefined) page.change({ reading: { ...reading, folds: new Map(folds).set(path, !row.open) } });
  };
  return html`<div
    class="json"
    role="tree"
    aria-label=${page.strings.answer}
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
  const { node, level, at, of, open } = row;
  const { path, label, kind } = node;
  const name = label !== undefined && kind !== 'range' ? marked(label, rangesOf(label, find)) : label;
  return html`<div
    class="row node"
    role="treeitem"
    tabindex="-1"
    data-key=${path}
    data-level=${Math.min(level, DEEPEST)}
    ?data-current=${current}
    aria-level=${level}
    aria-posinset=${at + 1}
    aria-setsize=${of}
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
  const shown = text.slice(0, LONGEST);
  const more = text.length - shown.length;
  return html`<span class="value ${kind}">${marked(shown, rangesOf(shown, find))}</span>${
      more > 0 ? html`<span class="muted"> ${fill(strings.moreText, more)}</span>` : nothing
    }`;
}
