import type { Parts } from '../../parts';

/** Quotes and depth. Source: tradovate-streams.md, section 7. */
export const marketDataParts: Parts = {
  requestData: {
    needs: ['stream'],
    code: `
const delayed = new Set‹<string>›();

// A request for market data. Says once of each symbol that its prices are delayed.
async function requestData‹<T>›(stream‹: Stream›, endpoint‹: string›, body‹: { symbol: string; [field: string]: unknown }›)‹: Promise<T>› {
  const response = await stream.request‹<T & { mode?: string }>›(endpoint, body);
  const { symbol } = body;
  if (response.mode === 'None') throw new Error(symbol + ': no subscription for this market data');
  if (response.mode !== 'Delayed' || delayed.has(symbol)) return response;
  delayed.add(symbol);
  console.error(symbol + ': prices are delayed by about 10 minutes');
  return response;
}
`,
  },
  quotes: {
    needs: ['requestData'],
    code: `
const FIRST_QUOTE_WAIT = 5; // seconds
const symbols = SYMBOLS.split(',').map((symbol) => symbol.trim());
// Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
const names = new Map‹<number, string>›();
const quotes = new Map‹<number, Quote['entries']>›();
let [asked, askedAt, isLate] = [1, 0, false];

// Symbols that are subscribed and whose id is not known.
const unknownSymbols = () => symbols.slice(0, asked).filter((symbol) => ![...names.values()].includes(symbol));

async function subscribeTo(stream‹: Stream›, from‹: number›, to‹: number›) {
  for (const symbol of symbols.slice(from, to)) await requestData(stream, 'md/subscribeQuote', { symbol });
  [asked, askedAt] = [to, Date.now()];
}

async function subscribeQuotes(stream‹: Stream›) {
  quotes.clear();
  await subscribeTo(stream, 0, asked);
}

async function showQuotes({ e, d }‹: StreamEvent›, stream‹: Stream›) {
  for (const { timestamp, contractId, entries } of (e === 'md' && d.quotes) || []) {
    const [unknown, ...others] = unknownSymbols();
    const name = names.get(contractId) ?? (unknown && others.length === 0 ? unknown : String(contractId));
    names.set(contractId, name);
    // Only entries that changed come.
    const { Bid, Offer, Trade, TotalTradeVolume } = { ...quotes.get(contractId), ...entries };
    quotes.set(contractId, { ...quotes.get(contractId), ...entries });
    const show = (entry‹?: Entry›) => (entry?.price ?? '-') + ' x ' + (entry?.size ?? '-');
    const volume = TotalTradeVolume?.size ?? '-';
    console.log([timestamp, name, 'bid', show(Bid), 'ask', show(Offer), 'last', show(Trade), 'volume', volume].join(' '));
  }
  const [missing] = unknownSymbols();
  if (!missing && asked < symbols.length) await subscribeTo(stream, asked, asked + 1);
  if (!missing || isLate || Date.now() - askedAt < FIRST_QUOTE_WAIT * 1000) return;
  isLate = true;
  console.error('No quote of ' + missing + ' yet. Contracts that may be it are shown by their ids.');
  await subscribeTo(stream, asked, symbols.length);
}
`,
  },
  depth: {
    needs: ['requestData'],
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
