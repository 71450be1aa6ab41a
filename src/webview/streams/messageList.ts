import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { MessageRow } from './hostData';
import type { StreamPage } from './page';
import { formatExactTime } from './format';
import { VirtualList } from './virtualList';

let list: VirtualList<MessageRow> | undefined;

/** The list of messages. It draws its visible rows itself: thousands a second may come in. */
export function messageList(page: StreamPage): TemplateResult {
  const { state, strings, post, draw } = page;
  const onSelect = ({ socket, sequence }: MessageRow) => {
    state.openMessage = { socket, sequence };
    post({ type: 'openMessage', socket, sequence });
    draw();
  };
  const attach = (element: Element | undefined) => {
    if (element instanceof HTMLElement) {
      if (list?.element !== element) list = new VirtualList(element, keyOf, drawRow);
      list.set(state.messages, onSelect);
    } else list = undefined;
  };
  const drawRow = ({ direction, time, socket, text }: MessageRow, element: HTMLElement) => {
    const arrow = cell('arrow', direction === 'in' ? '←' : '→');
    arrow.ariaHidden = 'true';
    element.dataset['direction'] = direction;
    element.replaceChildren(
      arrow,
      cell('hidden', strings[direction === 'in' ? 'received' : 'sent']),
      cell('time', formatExactTime(time)),
      cell('socket', strings.sockets[socket]),
      cell('text', text),
    );
  };
  return html`<div
    class="messages"
    id="messages"
    role="listbox"
    tabindex="0"
    aria-label=${strings.listed}
    ${ref(attach)}
  ></div>`;
}

function keyOf({ socket, sequence }: MessageRow): string {
  return `${socket}-${sequence}`;
}

function cell(name: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}
