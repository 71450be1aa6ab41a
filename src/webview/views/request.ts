import { html, nothing, type TemplateResult } from 'lit';
import type { RequestView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { iconButton, iconSwitch } from '../widgets/buttons';
import { toggleFavorite } from '../operationActions';
import { fieldsView } from './fields';
import { formKey, tryView } from './send';
import { snippetView } from './snippet';

/** The active request: its operation, values and code, and the button that sends it. */
export function requestView(page: Page, request: RequestView): TemplateResult {
  const { strings, snapshot } = page;
  const { operation, favorite } = request;
  const { id, method, path, summary, mutating } = operation;
  const { live = false, readOnly = false } = snapshot.token.profile ?? {};
  const warning = readOnly ? strings.blockedReadOnly : live ? strings.modifiesLiveData : strings.modifiesData;
  return html`<section
    id="request"
    aria-labelledby="request-title"
    data-region
    @keydown=${{ handleEvent: (event: KeyboardEvent) => formKey(page, request, back, event), capture: true }}
  >
    <div class="bar">
      ${iconButton(strings.back, 'arrowLeft', () => back(page), 'back')}
      <span class="title grow">${strings.request}</span>
      ${iconSwitch(
        strings.favorite,
        favorite,
        favorite ? 'starFull' : 'starEmpty',
        () => toggleFavorite(page, id),
        'favorite',
      )}
    </div>
    <h2 id="request-title" class="wrap" tabindex="-1" data-home>
      <span class="method">${method}</span> <span class="path">${path}</span>
    </h2>
    <p>${summary}</p>
    ${factsView(request)}
    ${mutating ? html`<p class="iconic ${live ? 'warn' : 'muted'}">${icons.edit}<span>${warning}</span></p>` : nothing}
    ${fieldsView(page, request)} ${tryView(page, request)} ${snippetView(page, request)}
  </section>`;
}

/** What to know before the request is sent. */
function factsView({ facts, notes }: RequestView): TemplateResult {
  return html`${facts.length === 0 ? nothing : html`<p class="muted">${facts.join(' · ')}</p>`}
  ${notes.map((note) => html`<p class="hint">${note}</p>`)}`;
}

function back({ post, focus }: Page): void {
  post({ type: 'close' });
  focus('lastOperation');
}
