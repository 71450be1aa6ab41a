import { html, nothing, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { fill } from '../../format';
import { icons } from '../../icons';
import { dropdown } from '../../widgets/choices';
import { ChartHolder } from '../chartHolder';
import { formatDate, formatValue } from '../format';
import type { Bar, TimeFrame } from '../hostData';
import type { StreamPage } from '../page';
import { outcomeView, problemView } from './problem';
import { symbolForm } from './symbolForm';

/** The notice and the link that the license of the chart library asks for. */
const NOTICE = 'TradingView Lightweight Charts™ © TradingView, Inc.';
const TRADINGVIEW = 'https://www.tradingview.com/';
/** Of the table, for those who can't see the chart. */
const MAX_BARS = 20;
const holder = new ChartHolder();

/** Bars of one symbol: history, then live. */
export function chartTab(page: StreamPage): TemplateResult {
  const { strings, snapshot, post, state } = page;
  const { symbol, timeFrame, problem } = snapshot.chart;
  const show = (text: string, frame: TimeFrame) => post({ type: 'chart', text, timeFrame: frame });
  const frames = (Object.keys(strings.timeFrames) as TimeFrame[]).map((value) => ({
    value,
    label: strings.timeFrames[value],
  }));
  const frameOf = strings.timeFrames[timeFrame];
  holder.update(page);
  return html`${symbolForm(page, {
    submitLabel: strings.show,
    act: 'chart',
    submit: (text) => show(text, timeFrame),
    after: dropdown(frames, timeFrame, (frame) => symbol !== '' && show(symbol, frame as TimeFrame), {
      label: strings.timeFrame,
      id: 'time-frame',
    }),
  })}
  ${outcomeView(page, snapshot.chart)} ${holder.isMissing ? problemView(page, [strings.chartMissing]) : nothing}
  ${
    symbol === ''
      ? html`<p class="muted">${strings.noChart}</p>`
      : html`<div class="bar wrapping">
            <h2>${symbol}</h2>
            <span class="muted">${frameOf}</span>
            ${state.bars.last ? legend(page, state.bars.last) : html`<span class="muted">${problem ? '' : strings.waiting}</span>`}
          </div>
          <div
            class="chart"
            id="chart"
            role="img"
            aria-label=${fill(strings.chartOf, symbol, frameOf)}
            ${ref(holder.attach)}
          ></div>
          <p class="muted attribution">
            <a href=${TRADINGVIEW}>${NOTICE}</a>
          </p>
          ${barsTable(page)}`
  }`;
}

/** The values of the last bar. */
function legend({ strings }: StreamPage, { open, high, low, close, volume }: Bar): TemplateResult {
  const values = [
    [strings.bar.open, open],
    [strings.bar.high, high],
    [strings.bar.low, low],
    [strings.bar.close, close],
    [strings.columns.volume, volume],
  ] as const;
  return html`<dl class="legend" id="legend">
    ${values.map(
      ([label, value]) =>
        html`<div>
          <dt class="muted">${label}</dt>
          <dd>${formatValue(value, 'number')}</dd>
        </div>`,
    )}
  </dl>`;
}

function barsTable({ strings, state }: StreamPage): TemplateResult {
  const { bar, columns } = strings;
  const bars = [...state.bars.newest(MAX_BARS)].reverse();
  return html`<details class="bars">
    <summary>${icons.chevronRight} ${strings.latestBars}</summary>
    <div class="scroll" tabindex="0" role="group" aria-label=${strings.latestBars}>
      <table id="bars">
        <thead>
          <tr>
            <th scope="col">${columns.time}</th>
            ${[bar.open, bar.high, bar.low, bar.close, columns.volume].map((label) => html`<th scope="col" class="figure">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${bars.map(
            ({ time, open, high, low, close, volume }) =>
              html`<tr>
                <td>${formatDate(time)}</td>
                ${[open, high, low, close, volume].map((value) => html`<td class="figure">${formatValue(value, 'number')}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </details>`;
}
