import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { RecipeGroupRow, RecipeRow } from '../hostData';
import { icons } from '../icons';
import { toggleGroup } from '../operationActions';
import type { Page } from '../page';
import { treeFocus, treeKey } from '../tree';
import { button } from '../widgets/buttons';
import { openBracket } from './bracket';
import { foldableRow, type Position } from './operationRows';

/** All recipes by group: closed at first, so that the operations stay in sight. */
export function recipesView(page: Page): TemplateResult | typeof nothing {
  const { state, strings } = page;
  if (state.recipes.length === 0) return nothing;
  return html`<section id="recipes" aria-labelledby="recipes-title" data-region>
    <h2 id="recipes-title" class="title" tabindex="-1" data-home>${strings.recipes}</h2>
    <p class="hint">${strings.recipesHint}</p>
    <div class="bar">
      ${button(strings.openBracket, () => openBracket(page), { act: 'openBracket', secondary: true, icon: 'graphLine' })}
    </div>
    <div
      role="tree"
      aria-label=${strings.recipes}
      @keydown=${(event: KeyboardEvent) => keyInTree(page, event)}
      @focusin=${treeFocus}
    >
      ${repeat(
        state.recipes.flatMap((group, index) => groupItems(page, group, index)),
        ({ key }) => key,
        ({ row }) => row,
      )}
    </div>
  </section>`;
}

interface Item {
  readonly key: string;
  readonly row: TemplateResult;
}

function groupItems(page: Page, { id, title, recipes }: RecipeGroupRow, index: number): readonly Item[] {
  const { state } = page;
  // No tag of an operation is called that.
  const key = `*recipes/${id}`;
  const open = state.toggled.has(key);
  const header = foldableRow(page, title, recipes.length, open, {
    ...{ key, level: 1, index, siblings: state.recipes.length },
  });
  const rows = (open ? recipes : []).map((recipe, at): Item => {
    const position = { key: recipeKey(recipe), level: 2, index: at, siblings: recipes.length };
    return { key: position.key, row: recipeRow(page, recipe, position) };
  });
  return [{ key, row: header }, ...rows];
}

export const recipeKey = ({ id }: Pick<RecipeRow, 'id'>): string => `recipe/${id}`;

export function recipeRow(
  page: Page,
  { id, title, description, trades }: RecipeRow,
  { key, level, index, siblings }: Position,
): TemplateResult {
  const { strings } = page;
  return html`<div
    class="row recipe"
    role="treeitem"
    tabindex="-1"
    data-key=${key}
    data-recipe=${id}
    aria-level=${level}
    aria-posinset=${index + 1}
    aria-setsize=${siblings}
    @click=${() => insertRecipe(page, id)}
  >
    <span class="line">
      ${icons.fileCode}<span>${title}</span>
      ${trades ? html`<span class="mutating" title=${strings.modifiesData}>${icons.edit}<span class="hidden">${strings.modifiesData}</span></span>` : nothing}
    </span>
    <span class="summary">${description}</span>
  </div>`;
}

/** After the key is up: held down, it would be typed into the editor, which gets the focus. */
export function insertRecipe({ post, afterKeyUp }: Page, recipe: string): void {
  afterKeyUp(() => post({ type: 'insertRecipe', recipe }));
}

function keyInTree(page: Page, event: KeyboardEvent): void {
  const recipe = (event.target as HTMLElement).closest<HTMLElement>('[data-recipe]')?.dataset['recipe'];
  const handled = treeKey(event, {
    toggle: (key) => toggleGroup(page, key),
    press: () => recipe !== undefined && insertRecipe(page, recipe),
  });
  if (handled || event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  page.focus('search');
}
