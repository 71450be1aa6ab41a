import type { TimeFrame } from '../streams/events/requests';
import type { StreamSnapshot } from './streamMessages';

/** A recipe and the values of its constants, as `tradovate.insertRecipe` takes them. */
export interface StreamCode {
  readonly recipe: 'streamAccount' | 'streamQuotes' | 'streamDepth' | 'streamChart';
  readonly values: Readonly<Record<string, string | number>>;
}

/** 0: ticks. */
const MINUTES: Readonly<Record<TimeFrame, number>> = {
  ...{ '1m': 1, '5m': 5, '15m': 15, '1h': 60, '4h': 240, '1d': 1440, tick: 0 },
};

/** The program that shows what is on screen. */
export function codeOf({ tab, quotes, depth, chart }: StreamSnapshot): StreamCode {
  const symbolOf = (symbol: string) => (symbol === '' ? {} : { symbol });
  switch (tab) {
    case 'quotes': {
      const symbols = quotes.map(({ symbol }) => symbol).join(', ');
      return { recipe: 'streamQuotes', values: symbols === '' ? {} : { symbols } };
    }
    case 'depth':
      return { recipe: 'streamDepth', values: symbolOf(depth.symbol) };
    case 'chart':
      return {
        recipe: 'streamChart',
        values: { ...symbolOf(chart.symbol), minutesPerBar: MINUTES[chart.timeFrame] },
      };
    default:
      return { recipe: 'streamAccount', values: {} };
  }
}
