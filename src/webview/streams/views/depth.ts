import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '../../format';
import { formatValue } from '../format';
import type { BookLevel, BookView } from '../hostData';
import type { StreamPage } from '../page';
import { outcomeView } from './problem';
import { symbolForm } from './symbolForm';

/** The order book of one symbol. */
export function depthTab(page: StreamPage): TemplateResult {
  const { strings, snapshot, post, state } = page;
  const { symbol, problem } = snapshot.depth;
  const { book } = state;
  return html`${symbolForm(page, {
    submitLabel: strings.show,
    act: 'depth',
    submit: (text) => post({ type: 'depth', text }),
  })}
  ${symbol === '' ? html`<p class="muted">${strings.noDepth}</p>` : html`<h2>${symbol}</h2>`}
  ${outcomeView(page, snapshot.depth)}
  ${symbol !== '' && !problem ? (book && book.bids.length + book.asks.length > 0 ? bookView(page, book) : html`<p class="muted">${strings.waiting}</p>`) : nothing}`;
}

function bookView({ strings }: StreamPage, { bids, asks, spread, maxTotal }: BookView): TemplateResult {
  const spreadText = spread === undefined ? '' : fill(strings.spread, formatValue(spread, 'number'));
  return html`<p class="muted" id="spread">${spreadText}</p>
    <div class="book">
      ${sideView(strings, 'bids', strings.bids, bids, maxTotal)}
      ${sideView(strings, 'asks', strings.asks, asks, maxTotal)}
    </div>`;
}

function sideView(
  strings: StreamPage['strings'],
  id: string,
  label: string,
  levels: readonly BookLevel[],
  maxTotal: number,
): TemplateResult {
  return html`<table id=${id} class="side">
    <caption>
      ${label}
    </caption>
    <thead>
      <tr>
        <th scope="col" class="figure">${strings.columns.price}</th>
        <th scope="col" class="figure">${strings.size}</th>
        <th scope="col" class="figure">${strings.total}</th>
      </tr>
    </thead>
    <tbody>
      ${levels.map(
        ({ price, size, total }) =>
          html`<tr>
            <td class="figure">${formatValue(price, 'number')}</td>
            <td class="figure">${formatValue(size, 'number')}</td>
            <td class="figure total">
              <progress aria-hidden="true" max="1" .value=${maxTotal > 0 ? total / maxTotal : 0}></progress
              ><span>${formatValue(total, 'number')}</span>
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
