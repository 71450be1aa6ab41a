import type { Parts } from '../../parts';

/** Quotes and depth. Source: tradovate-streams.md, section 7. */
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
};
