import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fill } from '../../format';
import { button } from '../../widgets/buttons';
import { dropdown, type Choice } from '../../widgets/choices';
import { searchBox } from '../../widgets/searchBox';
import type { MessageFilter, SocketKind } from '../hostData';
import { messageList } from '../messageList';
import type { StreamPage } from '../page';
import { messageDetail } from './messageDetail';
import { requestForm } from './requestForm';

/** What this page's user typed: newer than what the host sends back while one types. */
let typed: string | undefined;

const EVENTS = ['props', 'md', 'chart', 'clock', 'shutdown'];

/** Every message with its time and direction, filtered; and a box to send one. */
export function messagesTab(page: StreamPage): TemplateResult {
  const { strings, snapshot, post, state } = page;
  const { isPaused } = snapshot.messages;
  const { received, sent, unrecorded } = state.counts;
  return html`${filterBar(page)}
    <div class="bar wrapping">
      ${button(isPaused ? strings.resume : strings.pause, () => post({ type: 'pause', on: !isPaused }), {
        ...{ act: 'pause', icon: isPaused ? 'play' : 'pause', secondary: true },
      })}
      ${button(strings.clear, () => post({ type: 'clear' }), { act: 'clear', icon: 'clearAll', secondary: true })}
      ${button(strings.copy, () => post({ type: 'copyMessages' }), { act: 'copyMessages', icon: 'copy', secondary: true })}
      ${button(strings.save, () => post({ type: 'saveMessages' }), { act: 'saveMessages', icon: 'save', secondary: true })}
      <span class="muted at-end" id="counts">
        ${fill(strings.counts, received.toLocaleString(), sent.toLocaleString())}
        ${unrecorded > 0 ? fill(strings.unrecorded, unrecorded.toLocaleString()) : nothing}
      </span>
    </div>
    ${messageList(page)} ${state.openMessage ? messageDetail(page, state.openMessage) : nothing}
    ${guard([strings, snapshot, state.requests, state.draft], () => requestForm(page))}`;
}

function filterBar({ strings, snapshot, post, state }: StreamPage): TemplateResult {
  const { filter } = snapshot.messages;
  const text = typed ?? filter.text ?? '';
  const set = (change: MessageFilter) => {
    const all = Object.entries({ ...filter, text, ...change }).filter(([, value]) => value !== '');
    post({ type: 'filter', filter: Object.fromEntries(all) });
  };
  const choices = (none: string, values: readonly string[]): readonly Choice<string>[] => [
    { value: '', label: none },
    ...values.map((value) => ({ value, label: value })),
  ];
  const entities = state.names.filter((name) => !EVENTS.includes(name));
  const all = { value: '', label: strings.allConnections };
  const sockets = snapshot.sockets.map(({ kind, label }) => ({ value: kind, label }));
  return html`<div class="bar wrapping filters" role="group" aria-label=${strings.filter}>
    <div class="grow" data-first-group>
      ${searchBox(
        {
          ...{ id: 'filter', label: strings.filterHint, placeholder: strings.filterHint, text },
          type: (next) => {
            typed = next;
            set({ text: next });
          },
          onKey: () => undefined,
          maxLength: 200,
          first: true,
        },
        nothing,
      )}
    </div>
    ${dropdown(choices(strings.allEvents, EVENTS), filter.event ?? '', (event) => set({ event }), { label: strings.event })}
    ${dropdown(choices(strings.allEntities, entities), filter.entity ?? '', (entity) => set({ entity }), {
      label: strings.entity,
    })}
    ${dropdown(
      [
        { value: '', label: strings.bothDirections },
        { value: 'in', label: strings.received },
        { value: 'out', label: strings.sent },
      ],
      filter.direction ?? '',
      (direction) => set({ direction } as MessageFilter),
      { label: strings.direction },
    )}
    ${dropdown([all, ...sockets], filter.socket ?? '', (socket) => set({ socket: socket as SocketKind }), {
      label: strings.connection,
    })}
    <label class="line"
      ><input
        type="checkbox"
        .checked=${filter.hideHeartbeats !== true}
        @change=${(event: Event) => set({ hideHeartbeats: !(event.currentTarget as HTMLInputElement).checked })}
      />${strings.heartbeats}</label
    >
  </div>`;
}
