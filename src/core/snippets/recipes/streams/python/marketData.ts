import type { Parts } from '../../parts';

/** Quotes and depth. Source: tradovate-streams.md, section 7. */
export const marketDataParts: Parts = {
  requestData: {
    needs: ['stream'],
    code: `
delayed = set()


async def request_data(stream, endpoint, body):
  """A request for market data. Says once of each symbol that its prices are delayed."""
  response = await stream.request(endpoint, body)
  data = response if isinstance(response, dict) else {}
  symbol, mode = body["symbol"], data.get("mode")
  if mode == "None":
    raise StreamEnded(f"{symbol}: no subscription for this market data")
  if mode == "Delayed" and symbol not in delayed:
    delayed.add(symbol)
    print(f"{symbol}: prices are delayed by about 10 minutes", file=sys.stderr, flush=True)
  return data
`,
  },
  quotes: {
    needs: ['requestData'],
    code: `
FIRST_QUOTE_WAIT = 5  # seconds
symbols = [symbol.strip() for symbol in SYMBOLS.split(",")]
# Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
names, quotes = {}, {}
asked, asked_at, is_late = 1, 0, False


def unknown_symbols():
  """Those that are subscribed and whose id is not known."""
  return [symbol for symbol in symbols[:asked] if symbol not in names.values()]


async def subscribe_to(stream, start, end):
  global asked, asked_at
  for symbol in symbols[start:end]:
    await request_data(stream, "md/subscribeQuote", {"symbol": symbol})
  asked, asked_at = end, time.monotonic()


async def subscribe_quotes(stream):
  quotes.clear()
  await subscribe_to(stream, 0, asked)


async def show_quotes(event, stream):
  global is_late
  for quote in event["d"].get("quotes", []) if event["e"] == "md" else []:
    contract_id = quote["contractId"]
    if contract_id not in names:
      unknown = unknown_symbols()
      names[contract_id] = unknown[0] if len(unknown) == 1 else str(contract_id)
    # Only entries that changed come.
    known = quotes.setdefault(contract_id, {})
    known.update(quote["entries"])

    def show(entry):
      return f"{known.get(entry, {}).get('price', '-')} x {known.get(entry, {}).get('size', '-')}"

    volume = known.get("TotalTradeVolume", {}).get("size", "-")
    prices = f"bid {show('Bid')} ask {show('Offer')} last {show('Trade')} volume {volume}"
    print(f"{quote['timestamp']} {names[contract_id]} {prices}", flush=True)
  missing = unknown_symbols()
  if not missing and asked < len(symbols):
    await subscribe_to(stream, asked, asked + 1)
  if missing and not is_late and time.monotonic() - asked_at > FIRST_QUOTE_WAIT:
    is_late = True
    print(f"No quote of {missing[0]} yet. Contracts that may be it are shown by their ids.", file=sys.stderr, flush=True)
    await subscribe_to(stream, asked, len(symbols))
`,
  },
  depth: {
    needs: ['requestData'],
    code: `
async def show_depth(event, stream):
  """The whole book comes each time, best prices first."""
  for book in event["d"].get("doms", []) if event["e"] == "md" else []:
    sides = [
      ", ".join(f"{level['price']} x {level['size']}" for level in book[side][:LEVELS]) for side in ("bids", "offers")
    ]
    print(f"{book['timestamp']} {SYMBOL} bids {sides[0]} | offers {sides[1]}", flush=True)
`,
  },
};
