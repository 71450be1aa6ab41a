import type { Catalog, Field, Operation } from './catalog';

/** The symbol of the contract. */
const symbol: Field = { name: 'symbol', required: true, type: 'string' };

/**
 * The requests of the market data WebSocket, which the published OpenAPI files, and so the catalog, don't have. Requests that
 * end a subscription are omitted: a subscription ends with its connection, and a snippet opens its own. Source: "Market
 * Data Request Reference" of Tradovate's partner documents.
 */
const operations: readonly Operation[] = [
  subscription('subscribeQuote', 'Prices and volumes of one contract as they change'),
  subscription('subscribeDOM', 'The order book of one contract as it changes'),
  subscription('subscribeHistogram', 'Volume by price of one contract as it changes'),
  {
    ...subscription('getChart', 'Bars or ticks of one contract, including future ones', [
      { name: 'chartDescription', required: true, ref: 'ChartDescription' },
      { name: 'timeRange', required: true, ref: 'ChartTimeRange' },
    ]),
    response: { schema: 'ChartSubscription', array: false },
  },
];

const schemas: Readonly<Record<string, readonly Field[]>> = {
  ChartDescription: [
    {
      name: 'underlyingType',
      required: true,
      type: 'string',
      enum: ['MinuteBar', 'DailyBar', 'Tick', 'Custom', 'DOM'],
    },
    { name: 'elementSize', required: true, type: 'integer', format: 'int32' },
    {
      name: 'elementSizeUnit',
      required: true,
      type: 'string',
      enum: ['UnderlyingUnits', 'Volume', 'Range', 'Renko', 'MomentumRange', 'PointAndFigure', 'OFARange'],
    },
    { name: 'withHistogram', required: false, type: 'boolean' },
  ],
  // At least one of them is required.
  ChartTimeRange: [
    { name: 'asMuchAsElements', required: true, type: 'integer', format: 'int32' },
    { name: 'closestTimestamp', required: false, type: 'string', format: 'date-time' },
    { name: 'asFarAsTimestamp', required: false, type: 'string', format: 'date-time' },
    { name: 'closestTickId', required: false, type: 'integer', format: 'int64' },
  ],
  ChartSubscription: [
    { name: 'historicalId', required: true, type: 'integer', format: 'int64' },
    { name: 'realtimeId', required: true, type: 'integer', format: 'int64' },
  ],
};

function subscription(id: string, summary: string, fields: readonly Field[] = []): Operation {
  return {
    id,
    method: 'POST',
    path: `/md/${id}`,
    tag: 'Market Data',
    summary: `${summary} (WebSocket only)`,
    auth: 'bearer',
    kind: 'query',
    params: [],
    body: { schema: id, fields: [symbol, ...fields] },
    response: null,
  };
}

/** Available over a WebSocket only, with a host and a token of its own. */
export function isMarketData({ path }: Operation): boolean {
  return path.startsWith('/md/');
}

/** By catalog. Always the same object, because the search index belongs to it. */
const extended = new WeakMap<Catalog, Catalog>();

/** The catalog with the market data requests. */
export function withMarketData(catalog: Catalog): Catalog {
  const existing = extended.get(catalog);
  if (existing) return existing;
  const all = {
    ...catalog,
    operations: [...catalog.operations, ...operations],
    byId: new Map([...catalog.byId, ...operations.map((each) => [each.id, each] as const)]),
    schemas: new Map([...catalog.schemas, ...Object.entries(schemas)]),
  };
  extended.set(catalog, all);
  return all;
}
