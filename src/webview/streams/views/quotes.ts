import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../format';
import { icons } from '../../icons';
import { iconButton } from '../../widgets/buttons';
import type { QuoteRow } from '../hostData';
import type { StreamPage } from '../page';
import { problemView } from './problem';
import { symbolForm } from './symbolForm';
import { liveTable, type Column } from './table';

/** Quotes of the symbols of the list. */
export function quotesTab(page: StreamPage): TemplateResult {
  const { strings, snapshot, post, state } = page;
  const { quotes } = snapshot;
  // A symbol without quotes yet has a row, too.
  const rows = quotes.flatMap(({ symbol, contractId, problem }, at): QuoteRow[] =>
    problem
      ? []
      : [
          {
            ...(contractId === undefined ? undefined : state.quotes.get(contractId)),
            contractId: contractId ?? -at - 1,
            symbol,
          },
        ],
  );
  const action = {
    label: strings.columns.remove,
    view: ({ symbol }: QuoteRow) => removeButton(page, symbol),
  };
  return html`${symbolForm(page, {
    submitLabel: strings.add,
    act: 'addQuote',
    submit: (text) => post({ type: 'addQuote', text }),
  })}
  ${quotes.map(({ symbol, problem }) =>
    problem
      ? html`<div class="bar problem-row">
          <strong>${symbol}</strong>
          <div class="grow">${problemView(page, problem)}</div>
          ${removeButton(page, symbol)}
        </div>`
      : nothing,
  )}
  ${delayNote(page)}
  ${
    quotes.length === 0
      ? html`<p class="muted">${strings.noSymbols}</p>`
      : liveTable<QuoteRow>(page, {
          ...{ id: 'quotes', label: strings.quotes, rows, table: state.quotes, action },
          columns: columnsOf(page),
          idOf: ({ contractId }) => contractId,
        })
  }`;
}

/** Names the symbols, each of which is marked in its row as well. */
function delayNote(page: StreamPage): TemplateResult | typeof nothing {
  const symbols = page.snapshot.quotes.filter(({ isDelayed }) => isDelayed).map(({ symbol }) => symbol);
  if (symbols.length === 0) return nothing;
  return html`<div class="bar problem-row" id="delayed">
    <strong>${symbols.join(', ')}</strong>
    <div class="grow">${problemView(page, [page.strings.delayedPrices])}</div>
  </div>`;
}

function removeButton({ strings, post }: StreamPage, symbol: string): TemplateResult {
  return iconButton(
    fill(strings.removeSymbol, symbol),
    'close',
    () => post({ type: 'removeQuote', symbol }),
    `remove-${symbol}`,
  );
}

function columnsOf({ strings, snapshot }: StreamPage): readonly Column<QuoteRow>[] {
  const { columns: c } = strings;
  const delayed = new Set(snapshot.quotes.flatMap(({ symbol, isDelayed }) => (isDelayed ? symbol : [])));
  const symbolView = ({ symbol }: QuoteRow, text: string) =>
    delayed.has(symbol) ? html`${text} <span class="chip">${strings.delayed}</span>` : text;
  return [
    { key: 'symbol', label: c.symbol, format: 'text', view: symbolView },
    { key: 'bid', label: c.bid, format: 'number' },
    { key: 'bidSize', label: c.bidSize, format: 'number' },
    { key: 'ask', label: c.ask, format: 'number' },
    { key: 'askSize', label: c.askSize, format: 'number' },
    { key: 'last', label: c.last, format: 'number', view: (row, text) => lastView(strings, row, text) },
    { key: 'lastSize', label: c.lastSize, format: 'number' },
    { key: 'change', label: c.change, format: 'signed' },
    { key: 'changePercent', label: c.changePercent, format: 'percent' },
    { key: 'volume', label: c.volume, format: 'number' },
    { key: 'time', label: c.time, format: 'time' },
  ];
}

function lastView(strings: StreamPage['strings'], { direction }: QuoteRow, text: string): unknown {
  if (direction === undefined) return text;
  const arrow = direction === 'up' ? icons.arrowUp : icons.arrowDown;
  return html`<span class="line end ${direction}"
    >${arrow}<span class="hidden">${strings[direction]} </span><span>${text}</span></span
  >`;
}
