import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { fill } from '../../format';
import type { Format } from '../format';
import { eventList } from '../eventList';
import type { CashRow, FillRow, OrderRow, PositionRow } from '../hostData';
import type { StreamPage } from '../page';
import type { RowTable } from '../rowTable';
import { liveTable, type Column } from './table';
import { problemView } from './problem';

/** Orders, fills, positions and cash, and a log of what happened next to them. */
export function accountTab(page: StreamPage): TemplateResult {
  const { state, strings, snapshot } = page;
  return html`${snapshot.accountProblem ? problemView(page, snapshot.accountProblem) : nothing}
    <div class="account">
      <div class="tables">
        ${section<OrderRow>(page, 'orders', strings.orders, state.orders, {
          time: 'time',
          account: 'text',
          contract: 'text',
          action: 'text',
          status: 'text',
          type: 'text',
          quantity: 'number',
          filled: 'number',
          averagePrice: 'number',
          price: 'number',
          stopPrice: 'number',
          timeInForce: 'text',
          id: 'text',
          rejectReason: 'text',
        })}
        ${section<FillRow>(page, 'fills', strings.fills, state.fills, {
          time: 'time',
          account: 'text',
          contract: 'text',
          action: 'text',
          quantity: 'number',
          price: 'number',
          orderId: 'text',
        })}
        ${section<PositionRow>(page, 'positions', strings.positions, state.positions, {
          account: 'text',
          contract: 'text',
          netPosition: 'signed',
          netPrice: 'number',
          bought: 'number',
          sold: 'number',
          time: 'time',
        })}
        ${section<CashRow>(page, 'cash', strings.cash, state.cash, {
          account: 'text',
          currency: 'text',
          amount: 'money',
          realizedPnL: 'money',
          weekRealizedPnL: 'money',
          time: 'time',
        })}
      </div>
      ${eventsView(page)}
    </div>`;
}

type ColumnName = keyof StreamPage['strings']['columns'];
/** The columns of a table in their order, each with the format of its values. */
type Formats<R> = Readonly<Partial<Record<keyof R & ColumnName, Format>>>;

/** Drawn only after its rows or marks changed: the log of events changes far more often. */
function section<R extends { readonly id: number }>(
  page: StreamPage,
  id: string,
  label: string,
  table: RowTable<R>,
  formats: Formats<R>,
): unknown {
  return guard([page.strings, table.version], () => {
    const columns = (Object.keys(formats) as (keyof R & ColumnName)[]).map((key): Column<R> => ({
      key,
      label: page.strings.columns[key],
      format: formats[key] ?? 'text',
    }));
    return sectionView(page, id, label, table, columns);
  });
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
  const count = isPart ? fill(strings.newestOf, rows.length, table.total) : table.isMissing ? nothing : table.total;
  return html`<section aria-labelledby=${`${id}-title`}>
    <div class="bar">
      <h2 id=${`${id}-title`}>${label}</h2>
      <span class="muted count" data-count=${id}>${count}</span>
    </div>
    ${
      rows.length === 0
        ? html`<p class="muted">${table.isMissing ? strings.notSent : strings.noRows}</p>`
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
