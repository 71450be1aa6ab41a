import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../format';
import { foundOf, groupsOf, SEEN, SHOWN } from '../operationGroups';
import type { Page } from '../page';
import { treeFocus, treeKey } from '../tree';
import { iconButton, progress, searchBox } from '../widgets';
import { select, toggleFavorite, toggleGroup } from '../operationActions';
import { foundRows, groupRows } from './operationRows';

/** All operations: by group, or those that a text finds. */
export function operationsView(page: Page): TemplateResult {
  const { state, strings } = page;
  if (state.catalogue.operations.length === 0) return html`<section>${progress(strings.loading)}</section>`;
  const searching = state.search.trim() !== '';
  const rows = searching ? foundView(page) : operationTree(page, groupRows(page, groupsOf(state, page.snapshot)));
  return html`<section id="operations" aria-labelledby="operations-title" data-region>
    <h2 id="operations-title" class="title">${strings.operations}</h2>
    ${searchField(page)} ${rows}
  </section>`;
}

/** The tree's items lie flat, each with its level. */
function operationTree(page: Page, items: unknown, ranked = false): TemplateResult {
  return html`<div
    role="tree"
    ?data-ranked=${ranked}
    aria-label=${page.strings.operations}
    @keydown=${(event: KeyboardEvent) => keyInTree(page, event)}
    @focusin=${treeFocus}
  >
    ${items}
  </div>`;
}

function foundView(page: Page): TemplateResult {
  const { strings } = page;
  const found = foundOf(page.state, page.snapshot);
  const more = found.length - SHOWN;
  const shown = found.slice(0, page.state.hurried ? SEEN : SHOWN);
  return html`<p class="muted count" role="status">${countOf(found.length, page)}</p>
    ${found.length > 0 ? operationTree(page, foundRows(page, shown), true) : nothing}
    ${more > 0 ? html`<p class="muted">${fill(strings.foundMore, more)}</p>` : nothing}`;
}

function countOf(count: number, { strings }: Page): string {
  if (count === 0) return strings.foundNone;
  return count === 1 ? strings.foundOne : fill(strings.found, count);
}

function searchField(page: Page): TemplateResult {
  const { state, strings } = page;
  const type = (search: string) => {
    page.change({ search, hurried: true });
    clearTimeout(pause);
    pause = setTimeout(() => page.change({ hurried: false }), PAUSE_MS);
    page.post({ type: 'look', search: search.slice(0, LONGEST), open: [...state.flipped] });
  };
  const clear = () => {
    type('');
    page.focus('search');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && state.search !== '') type('');
    else if (event.key === 'ArrowDown') page.focus('operations');
    else if (event.key === 'Enter') selectFirst(page);
    else return;
    event.preventDefault();
  };
  return searchBox(
    {
      id: 'search',
      label: strings.find,
      placeholder: strings.findHint,
      text: state.search,
      type,
      onKey,
      longest: LONGEST,
      home: true,
    },
    state.search === '' ? nothing : iconButton(strings.clearSearch, 'close', clear),
  );
}

/** What the host takes for a search. */
const LONGEST = 200;
/** No key for that long: there is time for what is out of sight. */
const PAUSE_MS = 50;
let pause: ReturnType<typeof setTimeout> | undefined;

function selectFirst(page: Page): void {
  const { state, snapshot } = page;
  const [first] = state.search.trim() === '' ? [] : foundOf(state, snapshot);
  if (first) select(page, first.operation.id, first.operation.id);
}

function keyInTree(page: Page, event: KeyboardEvent): void {
  const operation = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]')?.dataset['operation'];
  const done = treeKey(event, {
    toggle: (key) => toggleGroup(page, key),
    press: (key) => operation !== undefined && select(page, operation, key),
    leave: () => page.focus('search'),
  });
  if (done || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') page.focus('search');
  else if (event.key.toLowerCase() === 'f' && operation !== undefined) toggleFavorite(page, operation);
  else return;
  event.preventDefault();
}
