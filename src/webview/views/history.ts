import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { PageStrings } from '../../core/sidebar/pageStrings';
import { fill } from '../format';
import type { HistoryRow } from '../hostData';
import { icons } from '../icons';
import type { Page } from '../page';
import { iconButton } from '../widgets/buttons';
import { countBadge } from '../widgets/indicators';

/** The requests that were sent, with their responses. */
export function historyView({ state, snapshot, strings, post, change }: Page): TemplateResult {
  const { history, response } = snapshot;
  const open = state.historyOpen;
  const toggle = ({ currentTarget }: Event) => {
    const { open: isOpen } = currentTarget as HTMLDetailsElement;
    if (isOpen !== open) change({ historyOpen: isOpen });
  };
  return html`<details class="section" data-region ?open=${open} @toggle=${toggle}>
    <summary data-home tabindex="0">
      ${icons.chevronRight}
      <h2>${strings.history}</h2>
      ${countBadge(history.length)}
    </summary>
    <div class="bar end">
      ${iconButton(strings.clearHistory, 'clearAll', () => post({ type: 'clearHistory' }), 'clearHistory')}
    </div>
    <ul class="plain">
      ${repeat(
        history,
        ({ id }) => id,
        (row) =>
          html`<li>
            ${rowView(row, row.id === response, strings, () => post({ type: 'showResponse', id: row.id }))}
          </li>`,
      )}
    </ul>
  </details>`;
}

function rowView(row: HistoryRow, current: boolean, strings: PageStrings, show: () => void): TemplateResult {
  const { method, path, environment, live, at, ms, status, ok } = row;
  return html`<button class="row history-row" type="button" aria-current=${current ? 'true' : nothing} @click=${show}>
    <span class="line wrapping">
      <span class=${ok ? 'good' : 'bad'}>${ok ? icons.pass : icons.error}</span>
      <span class="hidden">${ok ? strings.succeeded : strings.failed}</span>
      <span class="status">${status ?? strings.noResponse}</span>
      <span class="path"><span class="method">${method}</span> ${path}</span>
    </span>
    <span class="line wrapping muted">
      <span>${at}</span><span>${fill(strings.ms, ms)}</span>
      <span class=${live ? 'chip danger' : 'chip'}>${live ? strings.live : environment}</span>
    </span>
  </button>`;
}
