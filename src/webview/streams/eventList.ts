import { html, render, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { icons } from '../icons';
import { formatExactTime } from './format';
import type { EventRow } from './hostData';
import type { State } from './state';

/** If more rows are new, each element gets another row, and none is moved: elements cost more than their texts. */
const MAX_MOVED = 20;

const changeIcons = { Created: icons.add, Updated: icons.edit, Deleted: icons.trash } as const;

let element: HTMLElement | undefined;
let rows: readonly EventRow[] = [];
let state: State | undefined;

/**
 * The log of events, newest first. It keeps its elements and gives them other rows: at thousands of events a second, new
 * elements would be thousands of removed ones, too, and the page would stop for them to be collected.
 */
export function eventList(current: State): TemplateResult {
  state = current;
  update(current.events);
  return html`<ol class="plain event-list" reversed ${ref(attach)}></ol>`;
}

/** Called when the element was added or removed: it must be the same function in each drawing. */
function attach(added: Element | undefined): void {
  element = added instanceof HTMLElement ? added : undefined;
  rows = [];
  if (state) update(state.events);
}

/** @param next the same objects for rows that are drawn already */
function update(next: readonly EventRow[]): void {
  if (!element || next === rows) return;
  const [newest] = rows;
  const added = newest ? next.indexOf(newest) : -1;
  rows = next;
  const isAdded = added >= 0 && added <= MAX_MOVED;
  while (element.childElementCount > (isAdded ? next.length - added : next.length)) element.lastElementChild?.remove();
  if (isAdded) {
    for (const row of next.slice(0, added).reverse()) element.prepend(draw(row, document.createElement('li')));
  } else {
    for (const [at, row] of next.entries()) {
      const existing = element.children[at];
      if (existing instanceof HTMLElement) draw(row, existing);
      else element.append(draw(row, document.createElement('li')));
    }
  }
}

function draw({ time, entityType, change, summary }: EventRow, item: HTMLElement): HTMLElement {
  const view = html`<span class="muted mono">${formatExactTime(time)}</span>
    <span class="line">${changeIcons[change]}<strong>${entityType}</strong><span class="muted">${change}</span></span>
    <span>${summary}</span>`;
  render(view, item);
  return item;
}
