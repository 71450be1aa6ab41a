import { html, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { MessageRow } from './hostData';
import type { StreamPage } from './page';
import { formatExactTime } from './format';
import { VirtualList } from './virtualList';

let list: VirtualList<MessageRow> | undefined;
/** Of the last drawing. */
let shown: StreamPage | undefined;

/** The list of messages. It draws its visible rows itself: thousands a second may come in. */
export function messageList(page: StreamPage): TemplateResult {
  shown = page;
  list?.set(page.state.messages);
  return html`<div
    class="messages"
    id="messages"
    role="listbox"
    tabindex="0"
    aria-label=${page.strings.listed}
    ${ref(attach)}
  ></div>`;
}

/** Called when the element was added or removed: it must be the same function in each drawing. */
function attach(element: Element | undefined): void {
  list = element instanceof HTMLElement ? new VirtualList(element, { keyOf, draw: drawRow, select }) : undefined;
  if (shown) list?.set(shown.state.messages);
}

function select({ socket, sequence }: MessageRow): void {
  if (!shown) return;
  shown.state.openMessage = { socket, sequence };
  shown.post({ type: 'openMessage', socket, sequence });
  shown.draw();
}

function drawRow({ direction, time, socket, text }: MessageRow, element: HTMLElement): void {
  if (!shown) return;
  const { strings } = shown;
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
