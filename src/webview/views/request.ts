import { html, nothing, type TemplateResult } from 'lit';
import type { RequestView } from '../../core/sidebar/messages';
import { icons } from '../icons';
import type { Page } from '../page';
import { button, iconButton, iconSwitch, progress } from '../widgets';
import { toggleFavorite } from '../operationActions';
import { fieldsView } from './fields';
import { snippetView } from './snippet';

/** The request in hand: what it is, its values, its text, and sending it. */
export function requestView(page: Page, request: RequestView): TemplateResult {
  const { strings, snapshot } = page;
  const { operation, favorite: favorite } = request;
  const { id, method, path, summary, mutation } = operation;
  const { live = false, readOnly = false } = snapshot.token.profile ?? {};
  const changes = readOnly ? strings.mutatesReadOnly : live ? strings.mutatesLive : strings.mutates;
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
    ${mutation ? html`<p class="iconic ${live ? 'warn' : 'muted'}">${icons.edit}<span>${changes}</span></p>` : nothing}
    ${fieldsView(page, request)} ${tryView(page, request)} ${snippetView(page, request)}
  </section>`;
}

function tryView(page: Page, request: RequestView): TemplateResult {
  const { strings, post, state } = page;
  const { blocked, asks, sending } = request;
  const label = sending ? strings.sending : asks ? strings.tryAsks : strings.try;
  const loud = state.form.tried && !sending;
  return html`<div class="try">
    <div class="bar wrapping" data-region>
      ${button(label, () => tryIt(page, request), {
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
        : html`<p id="blocked" tabindex="-1" class="iconic ${loud ? 'bad' : 'muted'}">
            ${loud ? icons.error : icons.info}<span>${blocked}</span>
          </p>`
    }
  </div>`;
}

/** Where it can't be sent, the focus goes to the first reason. */
function tryIt(page: Page, { blocked, sending, edited, asks }: RequestView): void {
  const { state, post, change, focus, released } = page;
  if (sending) return;
  const { form } = state;
  // What the host has not heard of may be what was missing.
  const known = [...form.typed.values()].every(({ n }) => n <= edited);
  const send = () => post({ type: 'try' });
  if (blocked === undefined || !known) {
    if (asks) released(send);
    else send();
  }
  change({ form: { ...form, tried: true } });
  // Where the host finds one in what it has not heard of, the focus waits for it.
  if (known === (blocked !== undefined)) focus('problem');
}

function back({ post, focus }: Page): void {
  post({ type: 'close' });
  focus('left');
}

/** Escape leaves a field first, so that what was typed is not lost by one key too many. */
function onKey(page: Page, request: RequestView, event: KeyboardEvent): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) tryIt(page, request);
  else if (event.key === 'Escape') {
    const field = (event.target as HTMLElement).closest('input, textarea, select');
    if (field) page.focus('heading');
    else back(page);
  } else return;
  event.preventDefault();
  // A button would take Enter for its own, whatever is held down with it.
  event.stopPropagation();
}
