import { html, nothing, type TemplateResult } from 'lit';
import type { BracketView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { button, iconButton } from '../widgets/buttons';
import { bracketDrawing } from './bracketDrawing';
import { bracketFields } from './bracketFields';
import { formKey, tryView, whenComplete } from './send';

/** The form of a bracket order: its levels, the request that they make, and what can be done with it. */
export function bracketView(page: Page, bracket: BracketView): TemplateResult {
  const { strings, snapshot, post } = page;
  const { live = false, readOnly = false } = snapshot.token.profile ?? {};
  const warning = readOnly ? strings.blockedReadOnly : live ? strings.modifiesLiveData : undefined;
  const insert = (as: 'recipe' | 'request') => () =>
    whenComplete(page, bracket, () => post({ type: 'insertBracket', as }));
  return html`<section
    id="bracket"
    aria-labelledby="bracket-title"
    data-region
    @keydown=${{ handleEvent: (event: KeyboardEvent) => formKey(page, bracket, back, event), capture: true }}
  >
    <div class="bar">
      ${iconButton(strings.back, 'arrowLeft', () => back(page), 'back')}
      <h2 id="bracket-title" class="title grow" tabindex="-1" data-home>${strings.bracket}</h2>
    </div>
    <p class="hint">${strings.bracketHint}</p>
    ${warning === undefined ? nothing : html`<p class="iconic warn">${icons.edit}<span>${warning}</span></p>`}
    ${bracketFields(page, bracket)} ${bracketDrawing(page, bracket)} ${tryView(page, bracket)}
    <div class="snippet">
      <h3 class="title">${strings.bracketBody}</h3>
      <pre class="code" tabindex="0" role="group" aria-label=${strings.bracketBody}>${bracket.json}</pre>
      <div class="bar wrapping">
        ${
          bracket.canInsertRecipe
            ? button(strings.insertAsRecipe, insert('recipe'), {
                ...({ act: 'insertRecipe', secondary: true, icon: 'fileCode' } as const),
              })
            : nothing
        }
        ${button(strings.insertAsRequest, insert('request'), { act: 'insert', secondary: true, icon: 'goToFile' })}
      </div>
    </div>
  </section>`;
}

export function openBracket({ post, focus }: Page): void {
  post({ type: 'openBracket' });
  focus('request');
}

function back({ post, focus }: Page): void {
  post({ type: 'close' });
  focus('openBracket');
}
