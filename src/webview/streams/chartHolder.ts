import type { StreamChart } from './chart/chart';
import { loadChart } from './chartLoader';
import { formatDate, formatDay, formatMinute } from './format';
import type { StreamPage } from './page';

/** The chart in its element, for as long as the element is on the page. */
export class ChartHolder {
  #element: Element | undefined;
  /** Of the last drawing. */
  #page: StreamPage | undefined;
  #chart: StreamChart | undefined;
  #themes: MutationObserver | undefined;
  isMissing = false;

  /** The element was added to the page, or removed from it. */
  readonly attach = (element: Element | undefined): void => {
    this.#element = element;
    this.#chart?.dispose();
    this.#themes?.disconnect();
    this.#chart = this.#themes = undefined;
    const page = this.#page;
    if (!(element instanceof HTMLElement) || !page) return;
    const { chart, state, draw } = page;
    void loadChart(chart).then((create) => {
      if (this.#element !== element) return;
      this.isMissing = create === undefined;
      this.#chart = create?.(element, { dateAndTime: formatDate, day: formatDay, minute: formatMinute });
      state.bars.redraw();
      this.#themes = new MutationObserver(() => this.#chart?.applyTheme());
      this.#themes.observe(document.documentElement, { attributeFilter: ['style'] });
      draw();
    });
  };

  /** Draws what is new. */
  update(page: StreamPage): void {
    this.#page = page;
    const chart = this.#chart;
    const changes = chart && page.state.bars.take();
    if (!changes) return;
    if (changes.isReset) chart.setBars(changes.bars);
    else for (const bar of changes.bars) chart.update(bar);
  }
}
