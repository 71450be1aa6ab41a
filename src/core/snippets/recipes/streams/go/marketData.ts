import type { Parts } from '../../parts';

/** Quotes and depth. Source: tradovate-streams.md, section 7. */
export const marketDataParts: Parts = {
  requestData: {
    needs: ['stream'],
    code: `
// What a request for market data returns. Of a chart the two ids under which it, and the end of its history, may come.
type subscription struct {
  Mode                     string
  HistoricalID, RealtimeID int64
}

var delayed = map[string]bool{}

// Says once of each symbol that its prices are delayed.
func requestData(s *stream, endpoint string, body object) (of subscription, err error) {
  var data json.RawMessage
  if err := s.request(endpoint, "", body, &data); err != nil {
    return of, err
  }
  _ = json.Unmarshal(data, &of)
  name := fmt.Sprint(body["symbol"])
  if of.Mode == "None" {
    return of, fmt.Errorf("%s: no subscription for this market data", name)
  }
  if of.Mode == "Delayed" && !delayed[name] {
    delayed[name] = true
    fmt.Fprintf(os.Stderr, "%s: prices are delayed by about 10 minutes\\n", name)
  }
  return of, nil
}
`,
  },
  entry: {
    needs: ['requestData'],
    code: `
type entry struct{ Price, Size json.Number }

func (e entry) String() string {
  price, size := e.Price, e.Size
  if price == "" {
    price = "-"
  }
  if size == "" {
    size = "-"
  }
  return fmt.Sprintf("%s x %s", price, size)
}
`,
  },
  quotes: {
    needs: ['entry'],
    code: `
const firstQuoteWait = 5.0 // seconds

// Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
var symbolList = strings.Split(strings.ReplaceAll(symbols, " ", ""), ",")
var symbolNames = map[int64]string{}
var quotes map[int64]map[string]entry
var asked, askedAt, isLate = 1, time.Time{}, false

// Symbols that are subscribed and whose id is not known.
func unknownSymbols() (unknown []string) {
  known := map[string]bool{}
  for _, name := range symbolNames {
    known[name] = true
  }
  for _, symbol := range symbolList[:asked] {
    if !known[symbol] {
      unknown = append(unknown, symbol)
    }
  }
  return unknown
}

func subscribeTo(s *stream, from, to int) error {
  for _, symbol := range symbolList[from:to] {
    if _, err := requestData(s, "md/subscribeQuote", object{"symbol": symbol}); err != nil {
      return err
    }
  }
  asked, askedAt = to, time.Now()
  return nil
}

func subscribeQuotes(s *stream) error {
  quotes = map[int64]map[string]entry{}
  return subscribeTo(s, 0, asked)
}

func showQuotes(s *stream, received message) (bool, error) {
  var data struct {
    Quotes []struct {
      Timestamp  string
      ContractID int64
      Entries    map[string]entry
    }
  }
  if received.E == "md" {
    _ = json.Unmarshal(received.D, &data)
  }
  for _, quote := range data.Quotes {
    name := symbolNames[quote.ContractID]
    if name == "" {
      name = fmt.Sprint(quote.ContractID)
      if unknown := unknownSymbols(); len(unknown) == 1 {
        name = unknown[0]
      }
      symbolNames[quote.ContractID] = name
    }
    // Only entries that changed come.
    known := quotes[quote.ContractID]
    if known == nil {
      known = map[string]entry{}
      quotes[quote.ContractID] = known
    }
    for each, value := range quote.Entries {
      known[each] = value
    }
    volume := known["TotalTradeVolume"].Size
    if volume == "" {
      volume = "-"
    }
    fmt.Printf("%s %s bid %v ask %v last %v volume %s\\n", quote.Timestamp, name, known["Bid"], known["Offer"], known["Trade"], volume)
  }
  missing := unknownSymbols()
  if len(missing) == 0 && asked < len(symbolList) {
    return false, subscribeTo(s, asked, asked+1)
  }
  if len(missing) > 0 && !isLate && time.Since(askedAt) > seconds(firstQuoteWait) {
    isLate = true
    fmt.Fprintf(os.Stderr, "No quote of %s yet. Contracts that may be it are shown by their ids.\\n", missing[0])
    return false, subscribeTo(s, asked, len(symbolList))
  }
  return false, nil
}
`,
  },
  depth: {
    needs: ['entry'],
    code: `
// The whole book comes each time, best prices first.
func showDepth(_ *stream, received message) (bool, error) {
  var data struct {
    Doms []struct {
      Timestamp    string
      Bids, Offers []entry
    }
  }
  if received.E == "md" {
    _ = json.Unmarshal(received.D, &data)
  }
  side := func(all []entry) string {
    var texts []string
    for index, each := range all {
      if index < levels {
        texts = append(texts, each.String())
      }
    }
    return strings.Join(texts, ", ")
  }
  for _, book := range data.Doms {
    fmt.Printf("%s %s bids %s | offers %s\\n", book.Timestamp, symbol, side(book.Bids), side(book.Offers))
  }
  return false, nil
}
`,
  },
};
