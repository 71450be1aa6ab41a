import { t } from '../../../platform/text';
import type { Recipe } from '../recipe';

type StreamRecipe = Omit<Recipe, 'trades' | 'isStream'>;

const stream = (recipe: StreamRecipe): Recipe => ({ ...recipe, trades: false, isStream: true });

/** Programs that run until they are ended. Source: tradovate-streams.md. */
export const streamRecipes: readonly Recipe[] = [
  stream({
    id: 'streamAccount',
    title: t('Stream an Account'),
    description: t('Orders, fills, positions and cash as they change, over the WebSocket'),
    service: 'rest',
    parameters: [],
  }),
  stream({
    id: 'streamQuotes',
    title: t('Stream Quotes'),
    description: t('Bid, ask, last price and volume of several symbols'),
    service: 'market-data',
    parameters: ['symbols'],
  }),
  stream({
    id: 'streamDepth',
    title: t('Stream Market Depth'),
    description: t('The order book of a symbol'),
    service: 'market-data',
    parameters: ['symbol', 'levels'],
  }),
  stream({
    id: 'streamChart',
    title: t('Stream a Chart'),
    description: t('Bars or ticks of a symbol: history first, then live, as CSV'),
    service: 'market-data',
    parameters: ['symbol', 'minutesPerBar', 'barCount', 'chartFile'],
  }),
  stream({
    id: 'replayDay',
    title: t('Replay a Day'),
    description: t("Quotes of a past day on Tradovate's replay service, with an account for its orders"),
    service: 'replay',
    parameters: ['symbols', 'replayFrom', 'replayTo', 'replaySpeed'],
  }),
  stream({
    id: 'client',
    title: t('Client for REST and Streams'),
    description: t('One file to build on: sign-in, renewal, requests and streams that reconnect'),
    service: 'client',
    parameters: ['symbols'],
  }),
];

/** Languages of recipes that have programs for streams; the programs themselves are loaded on first use. */
export const STREAM_LANGUAGES: readonly string[] = ['fetch', 'typescript', 'python-requests', 'csharp', 'go'];
