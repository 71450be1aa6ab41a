import type { Parts } from '../../parts';

/** Quotes and depth. Source: tradovate-streams.md, section 7. */
export const marketDataParts: Parts = {
  quotes: {
    needs: ['stream'],
    code: `
symbols = [symbol.strip() for symbol in SYMBOLS.split(",")]
# Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
names = {}
quotes = {}


async def subscribe_quotes(stream):
  quotes.clear()
  for symbol in symbols[: len(names) + 1]:
    await stream.request("md/subscribeQuote", {"symbol": symbol})


async def show_quotes(event, stream):
  for quote in event["d"].get("quotes", []) if event["e"] == "md" else []:
    contract_id = quote["contractId"]
    is_new = contract_id not in names
    if is_new:
      names[contract_id] = symbols[len(names)] if len(names) < len(symbols) else str(contract_id)
    # Only entries that changed come.
    known = quotes.setdefault(contract_id, {})
    known.update(quote["entries"])

    def show(entry):
      return f"{known.get(entry, {}).get('price', '-')} x {known.get(entry, {}).get('size', '-')}"

    volume = known.get("TotalTradeVolume", {}).get("size", "-")
    prices = f"bid {show('Bid')} ask {show('Offer')} last {show('Trade')} volume {volume}"
    print(f"{quote['timestamp']} {names[contract_id]} {prices}", flush=True)
    if is_new and len(names) < len(symbols):
      await stream.request("md/subscribeQuote", {"symbol": symbols[len(names)]})
`,
  },
  depth: {
    needs: ['stream'],
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
