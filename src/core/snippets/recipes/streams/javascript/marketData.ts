import type { Parts } from '../../parts';

/** Quotes, depth, bars and ticks. Source: tradovate-streams.md, sections 7 and 8. */
export const marketDataParts: Parts = {
  quotes: {
    needs: ['stream'],
    code: `
const symbols = SYMBOLS.split(',').map((symbol) => symbol.trim());
// Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
const names = new Map‹<number, string>›();
const quotes = new Map‹<number, Quote['entries']>›();

async function subscribeQuotes(stream‹: Stream›) {
  quotes.clear();
  const known = [...names.values()];
  for (const symbol of symbols.slice(0, known.length + 1)) await stream.request('md/subscribeQuote', { symbol });
}

async function showQuotes({ e, d }‹: StreamEvent›, stream‹: Stream›) {
  if (e !== 'md') return;
  for (const { timestamp, contractId, entries } of d.quotes ?? []) {
    const isNew = !names.has(contractId);
    const name = names.get(contractId) ?? symbols[names.size] ?? String(contractId);
    names.set(contractId, name);
    // Only entries that changed come.
    const { Bid, Offer, Trade, TotalTradeVolume } = { ...quotes.get(contractId), ...entries };
    quotes.set(contractId, { ...quotes.get(contractId), ...entries });
    const show = (entry‹?: Entry›) => (entry?.price ?? '-') + ' x ' + (entry?.size ?? '-');
    const volume = TotalTradeVolume?.size ?? '-';
    console.log([timestamp, name, 'bid', show(Bid), 'ask', show(Offer), 'last', show(Trade), 'volume', volume].join(' '));
    const next = symbols[names.size];
    if (isNew && next) await stream.request('md/subscribeQuote', { symbol: next });
  }
}
`,
  },
  depth: {
    needs: ['stream'],
    code: `
// The whole book comes each time, best prices first.
async function showDepth({ e, d }‹: StreamEvent›) {
  if (e !== 'md') return;
  for (const { timestamp, bids, offers } of d.doms ?? []) {
    const side = (levels‹: Entry[]›) => levels.slice(0, LEVELS).map(({ price, size }) => price + ' x ' + size).join(', ');
    console.log([timestamp, SYMBOL, 'bids', side(bids), '| offers', side(offers)].join(' '));
  }
}
`,
  },
  chartRows: {
    needs: ['stream'],
    code: `
// Bars, or ticks, which are packed: offsets from a time and from a price, in ticks.
function rowsOf({ bars = [], bt = 0, bp = 0, ts = 1, tks = [] }‹: Chart›)‹: { key: string; row: string }[]› {
  const price = (offset‹: number›) => Number(((bp + offset) * ts).toPrecision(10));
  const ticks = [...tks].sort((one, other) => one.t - other.t || one.id - other.id);
  return [
    ...bars.map(({ timestamp, open, high, low, close, upVolume = 0, downVolume = 0 }) => ({
      key: timestamp,
      row: [timestamp, open, high, low, close, upVolume + downVolume].join(','),
    })),
    ...ticks.map(({ id, t, p, s, b = 0, bs, a = 0, as }) => {
      const time = new Date(bt + t).toISOString();
      const bid = bs === undefined ? ',' : price(b) + ',' + bs;
      const ask = as === undefined ? ',' : price(a) + ',' + as;
      return { key: time + ' ' + String(id).padStart(15, '0'), row: [time, price(p), s, bid, ask].join(',') };
    }),
  ];
}
`,
  },
};
