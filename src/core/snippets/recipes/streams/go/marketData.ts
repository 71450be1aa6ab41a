import type { Parts } from '../../parts';

/** Quotes, depth, bars and ticks. Source: tradovate-streams.md, sections 7 and 8. */
export const marketDataParts: Parts = {
  entry: {
    needs: ['stream'],
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
// Quotes name contracts by their ids alone. The next symbol is subscribed once the first quote of the last one has come.
var symbolList = strings.Split(strings.ReplaceAll(symbols, " ", ""), ",")
var symbolNames = map[int64]string{}
var quotes map[int64]map[string]entry

func subscribeQuotes(s *stream) error {
  quotes = map[int64]map[string]entry{}
  for index, symbol := range symbolList {
    if index > len(symbolNames) {
      break
    }
    if err := s.request("md/subscribeQuote", "", object{"symbol": symbol}, nil); err != nil {
      return err
    }
  }
  return nil
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
    name, isKnown := symbolNames[quote.ContractID]
    if !isKnown {
      name = fmt.Sprint(quote.ContractID)
      if len(symbolNames) < len(symbolList) {
        name = symbolList[len(symbolNames)]
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
    if !isKnown && len(symbolNames) < len(symbolList) {
      next := object{"symbol": symbolList[len(symbolNames)]}
      if err := s.request("md/subscribeQuote", "", next, nil); err != nil {
        return false, err
      }
    }
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
  chartRows: {
    needs: ['stream'],
    code: `
type chart struct {
  ID   int64
  Eoh  bool
  Bars []struct {
    Timestamp              string
    Open, High, Low, Close json.Number
    UpVolume, DownVolume   float64
  }
  Bp, Ts float64
  Bt     int64
  Tks    []struct {
    ID, T int64
    P     float64
    S     json.Number
    B, A  float64
    Bs    *json.Number
    As    *json.Number
  }
}

type chartRow struct{ key, text string }

func number(value float64) string { return strconv.FormatFloat(math.Round(value*1e8)/1e8, 'f', -1, 64) }

// Bars, or ticks, which are packed: offsets from a time and from a price, in ticks.
func rowsOf(of chart) (rows []chartRow) {
  for _, bar := range of.Bars {
    volume := number(bar.UpVolume + bar.DownVolume)
    rows = append(rows, chartRow{bar.Timestamp, fmt.Sprintf("%s,%s,%s,%s,%s,%s", bar.Timestamp, bar.Open, bar.High, bar.Low, bar.Close, volume)})
  }
  price := func(offset float64) string { return number((of.Bp + offset) * of.Ts) }
  sort.Slice(of.Tks, func(a, b int) bool {
    if of.Tks[a].T != of.Tks[b].T {
      return of.Tks[a].T < of.Tks[b].T
    }
    return of.Tks[a].ID < of.Tks[b].ID
  })
  for _, tick := range of.Tks {
    at := time.UnixMilli(of.Bt + tick.T).UTC().Format("2006-01-02T15:04:05.000Z")
    bid, ask := ",", ","
    if tick.Bs != nil {
      bid = price(tick.B) + "," + string(*tick.Bs)
    }
    if tick.As != nil {
      ask = price(tick.A) + "," + string(*tick.As)
    }
    text := fmt.Sprintf("%s,%s,%s,%s,%s", at, price(tick.P), tick.S, bid, ask)
    rows = append(rows, chartRow{fmt.Sprintf("%s %015d", at, tick.ID), text})
  }
  return rows
}
`,
  },
};
