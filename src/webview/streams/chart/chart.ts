import {
  CandlestickSeries,
  ColorType,
  createChartEx,
  HistogramSeries,
  LineStyle,
  type CandlestickData,
  type HistogramData,
  type IChartApiBase,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Bar } from '../../../core/streamView/streamMessages';
import { LocalTimeScale, type ChartFormats } from './localTimeScale';
import { SECOND_MS } from './timeMarkWeight';

/** The chart of a page: the one part that needs the library. */
export interface StreamChart {
  /** Draws these bars instead of all others. */
  setBars(bars: readonly Bar[]): void;
  /** A bar is new, or the last one changed. */
  update(bar: Bar): void;
  /** After the theme changed. */
  applyTheme(): void;
  dispose(): void;
}

const VOLUME_PANE = 1;

class CandleChart implements StreamChart {
  readonly #chart: IChartApiBase;
  readonly #candles: ISeriesApi<'Candlestick'>;
  readonly #volume: ISeriesApi<'Histogram'>;
  /** Decimals of the price axis. */
  #precision = 0;

  constructor(container: HTMLElement, formats: ChartFormats) {
    this.#chart = createChartEx(container, new LocalTimeScale(formats), {
      autoSize: true,
      // Its link is below the chart: the library's own would need a style sheet that the page's policy doesn't allow.
      layout: { attributionLogo: false },
      localization: { timeFormatter: (time: unknown) => formats.dateAndTime(Number(time) * SECOND_MS) },
      timeScale: {
        timeVisible: true,
        // Bars, so that the time of the last one isn't cut off.
        rightOffset: 5,
        // In some languages a day is longer than what the library makes room for.
        tickMarkMaxCharacterLength: Math.max(8, formats.day(Date.now()).length),
      },
    });
    this.#candles = this.#chart.addSeries(CandlestickSeries, {});
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      { priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false },
      VOLUME_PANE,
    );
    this.#chart.panes()[VOLUME_PANE]?.setStretchFactor(0.3);
    this.applyTheme();
  }

  setBars(bars: readonly Bar[]): void {
    this.#setPrecision(precisionOf(bars.slice(-50)));
    this.#candles.setData(bars.map(candleOf));
    this.#volume.setData(bars.map(volumeOf));
    this.#chart.timeScale().scrollToRealTime();
  }

  update(bar: Bar): void {
    // The history may come bar by bar.
    this.#setPrecision(Math.max(this.#precision, precisionOf([bar])));
    this.#candles.update(candleOf(bar));
    this.#volume.update(volumeOf(bar));
  }

  applyTheme(): void {
    const color = (name: string, replacement: string) => themeColor(name) ?? replacement;
    const text = color('foreground', '#888888');
    const grid = color('editorIndentGuide-background1', color('panel-border', '#80808040'));
    const up = color('charts-green', '#388a34');
    const down = color('charts-red', '#f14c4c');
    // In high contrast, lines from edge to edge would hide the bars.
    const isHighContrast = document.body.classList.contains('vscode-high-contrast');
    const line = { color: grid, style: isHighContrast ? LineStyle.SparseDotted : LineStyle.Solid };
    this.#chart.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: color('editor-background', '#1e1e1e') },
        textColor: text,
        panes: { separatorColor: grid },
      },
      grid: { vertLines: line, horzLines: line },
      rightPriceScale: { borderColor: grid },
      timeScale: { borderColor: grid },
    });
    // Rising bars are hollow, so that they differ not only in color.
    this.#candles.applyOptions({
      ...{ upColor: color('editor-background', 'transparent'), borderUpColor: up, wickUpColor: up },
      ...{ downColor: down, borderDownColor: down, wickDownColor: down },
      // The last price is written on this color, and not on that of a bar, which may be pale.
      priceLineColor: text,
    });
    this.#volume.applyOptions({ color: color('charts-blue', '#3794ff') });
  }

  dispose(): void {
    this.#chart.remove();
  }

  #setPrecision(precision: number): void {
    if (precision === this.#precision) return;
    this.#precision = precision;
    this.#candles.applyOptions({ priceFormat: { type: 'price', precision, minMove: 10 ** -precision } });
  }
}

/** The decimals of the prices. */
function precisionOf(bars: readonly Bar[]): number {
  const decimals = bars
    .flatMap(({ open, close }) => [open, close])
    .map((price) => /\.(\d+)/.exec(String(price))?.[1]?.length ?? 0);
  return Math.min(8, Math.max(2, ...decimals));
}

function candleOf({ time, open, high, low, close }: Bar): CandlestickData<UTCTimestamp> {
  return { time: secondsOf(time), open, high, low, close };
}

function volumeOf({ time, volume }: Bar): HistogramData<UTCTimestamp> {
  return { time: secondsOf(time), value: volume };
}

function secondsOf(time: number): UTCTimestamp {
  return Math.floor(time / SECOND_MS) as UTCTimestamp;
}

/** A color of the theme as the library reads it: it knows no `color-mix` and the like. */
function themeColor(name: string): string | undefined {
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim();
  return value === '' ? undefined : value;
}

export type CreateChart = (container: HTMLElement, formats: ChartFormats) => StreamChart;

(globalThis as { createStreamChart?: CreateChart }).createStreamChart = (container, formats) =>
  new CandleChart(container, formats);
