import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fill } from '../../format';
import { eventList } from '../eventList';
import type { CashRow, FillRow, OrderRow, PositionRow } from '../hostData';
import type { StreamPage } from '../page';
import type { RowTable } from '../rowTable';
import { liveTable, type Column } from './table';
import { problemView } from './problem';

/** Orders, fills, positions and cash, and a log of what happened next to them. */
export function accountTab(page: StreamPage): TemplateResult {
  const { state, strings, snapshot } = page;
  const { columns: c } = strings;
  return html`${snapshot.accountProblem ? problemView(page, snapshot.accountProblem) : nothing}
    <div class="account">
      <div class="tables">
        ${section<OrderRow>(page, 'orders', strings.orders, state.orders, [
          { key: 'time', label: c.time, format: 'time' },
          { key: 'account', label: c.account, format: 'text' },
          { key: 'contract', label: c.contract, format: 'text' },
          { key: 'action', label: c.action, format: 'text' },
          { key: 'status', label: c.status, format: 'text' },
          { key: 'type', label: c.type, format: 'text' },
          { key: 'quantity', label: c.quantity, format: 'number' },
          { key: 'filled', label: c.filled, format: 'number' },
          { key: 'averagePrice', label: c.averagePrice, format: 'number' },
          { key: 'price', label: c.price, format: 'number' },
          { key: 'stopPrice', label: c.stopPrice, format: 'number' },
          { key: 'timeInForce', label: c.timeInForce, format: 'text' },
          { key: 'id', label: c.id, format: 'text' },
          { key: 'rejectReason', label: c.rejectReason, format: 'text' },
        ])}
        ${section<FillRow>(page, 'fills', strings.fills, state.fills, [
          { key: 'time', label: c.time, format: 'time' },
          { key: 'account', label: c.account, format: 'text' },
          { key: 'contract', label: c.contract, format: 'text' },
          { key: 'action', label: c.action, format: 'text' },
          { key: 'quantity', label: c.quantity, format: 'number' },
          { key: 'price', label: c.price, format: 'number' },
          { key: 'orderId', label: c.orderId, format: 'text' },
        ])}
        ${section<PositionRow>(page, 'positions', strings.positions, state.positions, [
          { key: 'account', label: c.account, format: 'text' },
          { key: 'contract', label: c.contract, format: 'text' },
          { key: 'netPosition', label: c.netPosition, format: 'signed' },
          { key: 'netPrice', label: c.netPrice, format: 'number' },
          { key: 'bought', label: c.bought, format: 'number' },
          { key: 'sold', label: c.sold, format: 'number' },
          { key: 'time', label: c.time, format: 'time' },
        ])}
        ${section<CashRow>(page, 'cash', strings.cash, state.cash, [
          { key: 'account', label: c.account, format: 'text' },
          { key: 'currency', label: c.currency, format: 'text' },
          { key: 'amount', label: c.amount, format: 'money' },
          { key: 'realizedPnL', label: c.realizedPnL, format: 'money' },
          { key: 'weekRealizedPnL', label: c.weekRealizedPnL, format: 'money' },
          { key: 'time', label: c.time, format: 'time' },
        ])}
      </div>
      ${eventsView(page)}
    </div>`;
}

/** Drawn only after its rows or marks changed: the log of events changes far more often. */
function section<R extends { readonly id: number }>(
  page: StreamPage,
  id: string,
  label: string,
  table: RowTable<R>,
  columns: readonly Column<R>[],
): unknown {
  return guard([page.strings, table.version], () => sectionView(page, id, label, table, columns));
}

function sectionView<R extends { readonly id: number }>(
  page: StreamPage,
  id: string,
  label: string,
  table: RowTable<R>,
  columns: readonly Column<R>[],
): TemplateResult {
  const { strings } = page;
  // Ids count up: the newest first.
  const rows = [...table.rows].sort((one, other) => other.id - one.id);
  const isPart = rows.length < table.total;
  return html`<section aria-labelledby=${`${id}-title`}>
    <div class="bar">
      <h2 id=${`${id}-title`}>${label}</h2>
      <span class="muted count" data-count=${id}
        >${isPart ? fill(strings.newestOf, rows.length, table.total) : table.total}</span
      >
    </div>
    ${
      rows.length === 0
        ? html`<p class="muted">${strings.noRows}</p>`
        : liveTable(page, { id, label, columns, rows, table, idOf: (row) => row.id })
    }
  </section>`;
}

function eventsView({ state, strings }: StreamPage): TemplateResult {
  return html`<section class="events" aria-labelledby="events-title">
    <div class="bar">
      <h2 id="events-title">${strings.events}</h2>
      <span class="muted count" data-count="events">${fill(strings.eventCount, state.eventCount)}</span>
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label=${strings.events}>${eventList(state)}</div>
  </section>`;
}
