import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { counted } from '../format';
import type { RecipeRow } from '../hostData';
import { groupsOf, MAX_RESULTS, MAX_RESULTS_WHILE_TYPING, searchResults } from '../operationGroups';
import type { Page } from '../page';
import { findRecipes } from '../recipeSearch';
import { treeFocus, treeKey } from '../tree';
import { iconButton } from '../widgets/buttons';
import { progress } from '../widgets/indicators';
import { searchBox } from '../widgets/searchBox';
import { select, toggleFavorite, toggleGroup } from '../operationActions';
import { insertRecipe, recipeKey, recipeRow } from './recipes';
import { groupRows, resultRows } from './operationRows';

/** All operations by group, or the search results. */
export function operationsView(page: Page): TemplateResult {
  const { state, strings } = page;
  if (state.catalog.operations.length === 0) return html`<section>${progress(strings.loading)}</section>`;
  const searching = state.search.trim() !== '';
  const rows = searching ? resultsView(page) : operationTree(page, groupRows(page, groupsOf(state, page.snapshot)));
  return html`<section id="operations" aria-labelledby="operations-title" data-region>
    <h2 id="operations-title" class="title">${strings.operations}</h2>
    ${searchField(page)} ${rows}
  </section>`;
}

/** The tree's items are a flat list, each with its level. */
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

function resultsView(page: Page): TemplateResult {
  const { strings, state } = page;
  const results = searchResults(state, page.snapshot);
  const recipes = findRecipes(state.recipes, state.search);
  const more = results.length - MAX_RESULTS;
  const listed = results.slice(0, state.typing ? MAX_RESULTS_WHILE_TYPING : MAX_RESULTS);
  const counts = [
    countOf(results.length, page),
    ...(recipes.length > 0 ? [counted(recipes.length, strings.matchingRecipe, strings.matchingRecipes)] : []),
  ];
  const rows = html`${resultRows(page, listed, results.length + recipes.length)}
  ${recipeResults(page, recipes, results.length)}`;
  return html`<p class="muted count" role="status">${counts.join(' · ')}</p>
    ${results.length + recipes.length > 0 ? operationTree(page, rows, true) : nothing}
    ${more > 0 ? html`<p class="muted">${counted(more, strings.moreResult, strings.moreResults)}</p>` : nothing}`;
}

/** After the operations: a recipe is inserted, not opened. */
function recipeResults(page: Page, recipes: readonly RecipeRow[], before: number): unknown {
  return repeat(recipes, recipeKey, (recipe, index) =>
    recipeRow(page, recipe, {
      ...{ key: recipeKey(recipe), level: 1, index: before + index, siblings: before + recipes.length },
    }),
  );
}

function countOf(count: number, { strings }: Page): string {
  return count === 0
    ? strings.noMatchingOperations
    : counted(count, strings.matchingOperation, strings.matchingOperations);
}

function searchField(page: Page): TemplateResult {
  const { state, strings } = page;
  const type = (search: string) => {
    page.change({ search, typing: true });
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => page.change({ typing: false }), TYPING_PAUSE_MS);
    page.post({ type: 'viewState', search: search.slice(0, MAX_SEARCH_LENGTH), open: [...state.toggled] });
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
      label: strings.search,
      placeholder: strings.searchHint,
      text: state.search,
      type,
      onKey,
      maxLength: MAX_SEARCH_LENGTH,
      home: true,
    },
    state.search === '' ? nothing : iconButton(strings.clearSearch, 'close', clear),
  );
}

/** The host accepts no longer one. */
const MAX_SEARCH_LENGTH = 200;
/** After this pause, rows out of sight are drawn too. */
const TYPING_PAUSE_MS = 50;
let typingTimer: ReturnType<typeof setTimeout> | undefined;

function selectFirst(page: Page): void {
  const { state, snapshot } = page;
  const [first] = state.search.trim() === '' ? [] : searchResults(state, snapshot);
  const [recipe] = findRecipes(state.recipes, state.search);
  if (first) select(page, first.operation.id, first.operation.id);
  else if (recipe) insertRecipe(page, recipe.id);
}

function keyInTree(page: Page, event: KeyboardEvent): void {
  const { operation, recipe } = (event.target as HTMLElement).closest<HTMLElement>('[role=treeitem]')?.dataset ?? {};
  const handled = treeKey(event, {
    toggle: (key) => toggleGroup(page, key),
    press: (key) => {
      if (operation !== undefined) select(page, operation, key);
      else if (recipe !== undefined) insertRecipe(page, recipe);
    },
    leave: () => page.focus('search'),
  });
  if (handled || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/') page.focus('search');
  else if (event.key.toLowerCase() === 'f' && operation !== undefined) toggleFavorite(page, operation);
  else return;
  event.preventDefault();
}
