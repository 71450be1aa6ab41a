import { html, nothing, type TemplateResult } from 'lit';
import { joinSentences } from '../../core/platform/text';
import type { RequestView } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { button, iconButton, iconSwitch } from '../widgets/buttons';
import { progress } from '../widgets/indicators';
import { toggleFavorite } from '../operationActions';
import { fieldsView } from './fields';
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
    @keydown=${{ handleEvent: (event: KeyboardEvent) => onKey(page, request, event), capture: true }}
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

function tryView(page: Page, request: RequestView): TemplateResult {
  const { strings, post, state } = page;
  const { blocked, needsConfirmation, sending } = request;
  const label = sending ? strings.sending : needsConfirmation ? strings.tryWithConfirmation : strings.try;
  const isError = state.form.tried && !sending;
  return html`<div class="try">
    <div class="bar wrapping" data-region>
      ${button(label, () => send(page, request), {
        act: 'try',
        icon: 'play',
        home: true,
        ...(blocked === undefined ? {} : { describedBy: 'blocked' }),
      })}
      ${sending ? button(strings.cancel, () => post({ type: 'cancel' }), { act: 'cancel', secondary: true }) : nothing}
    </div>
    ${sending ? progress(strings.sending) : nothing}
    ${
      blocked === undefined
        ? nothing
        : html`<p id="blocked" tabindex="-1" class="iconic ${isError ? 'bad' : 'muted'}">
            ${isError ? icons.error : icons.info}<span>${joinSentences(blocked)}</span>
          </p>`
    }
  </div>`;
}

/** If it can't be sent, the focus goes to the first problem. */
function send(page: Page, { blocked, sending, edited, needsConfirmation }: RequestView): void {
  const { state, post, change, focus, afterKeyUp } = page;
  if (sending) return;
  const { form } = state;
  // Edits that the host hasn't received may solve the problem.
  const isCurrent = [...form.typed.values()].every(({ n }) => n <= edited);
  if (blocked === undefined || !isCurrent) {
    const postTry = () => post({ type: 'try' });
    if (needsConfirmation) afterKeyUp(postTry);
    else postTry();
  }
  change({ form: { ...form, tried: true } });
  // With edits on their way, the focus waits for a problem that the host may find in them.
  if (isCurrent === (blocked !== undefined)) focus('problem');
}

function back({ post, focus }: Page): void {
  post({ type: 'close' });
  focus('lastOperation');
}

/** Escape leaves a field first, so that one key too many doesn't lose what was typed. */
function onKey(page: Page, request: RequestView, event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(page, request);
  else if (event.key === 'Escape') {
    const field = (event.target as HTMLElement).closest('input, textarea, select');
    if (field) page.focus('heading');
    else back(page);
  } else return;
  event.preventDefault();
  // A button handles Enter with any modifier.
  event.stopPropagation();
}
