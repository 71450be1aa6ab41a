import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { toneIcon } from '../../statusIcon';
import { button } from '../../widgets/buttons';
import { dropdown } from '../../widgets/choices';
import { progress } from '../../widgets/indicators';
import { icons } from '../../icons';
import type { RequestDraft, SocketKind } from '../hostData';
import type { StreamPage } from '../page';

type TextField = 'endpoint' | 'query' | 'body';

const SOCKETS: readonly SocketKind[] = ['trading', 'marketData', 'replay'];

/** Sends any request over a connection. */
export function requestForm(page: StreamPage): TemplateResult {
  const { strings, snapshot, state, post, afterKeyUp } = page;
  const { isSending, result } = snapshot.request;
  const { draft } = state;
  const edit = (change: Partial<RequestDraft>) => {
    state.draft = { ...state.draft, ...change };
    post({ type: 'editDraft', change });
  };
  const type = (field: TextField) => (event: Event) =>
    edit({ [field]: (event.currentTarget as HTMLInputElement | HTMLTextAreaElement).value });
  const send = () => {
    const { socket, endpoint, query, body } = state.draft;
    if (endpoint.trim() === '') return;
    // A key that is held would confirm the question about LIVE.
    afterKeyUp(() => post({ type: 'request', socket, endpoint, query, body }));
  };
  const toggle = (event: Event) => {
    const isOpen = (event.currentTarget as HTMLDetailsElement).open;
    // The event also follows what is drawn.
    if (isOpen !== state.draft.isOpen) edit({ isOpen });
  };
  const onKey = (event: KeyboardEvent) => {
    if (
      event.key !== 'Enter' ||
      (event.currentTarget instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey)
    )
      return;
    event.preventDefault();
    send();
  };
  const line = (id: TextField, label: string, maxLength: number, list?: string) =>
    html`<input
      id=${id}
      class="input grow"
      list=${list ?? nothing}
      maxlength=${maxLength}
      spellcheck="false"
      autocomplete="off"
      aria-label=${label}
      placeholder=${label}
      .value=${live(draft[id])}
      @input=${type(id)}
      @keydown=${onKey}
    />`;
  const choices = SOCKETS.map((kind) => ({ value: kind, label: strings.sockets[kind] }));
  return html`<details class="request" id="request-form" ?open=${draft.isOpen} @toggle=${toggle}>
    <summary>
      ${icons.chevronRight}
      <h2>${strings.sendRequest}</h2>
    </summary>
    <div class="bar wrapping">
      ${dropdown(choices, draft.socket, (kind) => edit({ socket: kind as SocketKind }), { label: strings.connection, id: 'request-socket' })}
      ${line('endpoint', strings.endpoint, 200, 'endpoints')}
      <datalist id="endpoints">
        ${state.requests.map(({ endpoint, summary }) => html`<option value=${endpoint}>${summary}</option>`)}
      </datalist>
      ${line('query', strings.query, 2000)}
    </div>
    <textarea
      id="body"
      class="input mono"
      rows="3"
      spellcheck="false"
      maxlength="65536"
      aria-label=${strings.body}
      placeholder=${strings.body}
      .value=${live(draft.body)}
      @input=${type('body')}
      @keydown=${onKey}
    ></textarea>
    <div class="bar wrapping">
      ${isSending ? progress(strings.sending) : button(strings.send, send, { act: 'send', icon: 'play' })}
      <p role="status" class="grow iconic" id="request-result">
        ${
          result
            ? html`${result.isError ? toneIcon('error', strings) : icons.pass}<span
                  >${result.text.map((sentence) => html`${sentence} `)}</span
                >`
            : nothing
        }
      </p>
    </div>
  </details>`;
}
