import type { Parts } from '../../parts';

/** Bars and ticks, and times. Source: tradovate-streams.md, section 8. */
export const chartParts: Parts = {
  time: {
    needs: ['check'],
    code: `
// A time without a zone is UTC.
func timeOf(text string) time.Time {
  for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02"} {
    if at, err := time.Parse(layout, text); err == nil {
      return at
    }
  }
  fail("%s is not a time such as 2026-11-24T15:00:00Z.", text)
  return time.Time{}
}

func textOf(at time.Time) string { return at.UTC().Format(time.RFC3339) }
`,
  },
  chart: {
    needs: ['requestData'],
    code: `
const barColumns = "timestamp,open,high,low,close,volume"

func (of subscription) includes(id int64) bool { return id == of.HistoricalID || id == of.RealtimeID }

// Asks for bars, or for ticks.
func openChart(s *stream, minutes int, timeRange object) (subscription, error) {
  kind, size := "MinuteBar", minutes
  if minutes == 0 {
    kind, size = "Tick", 1
  }
  opened, err := requestData(s, "md/getChart", object{
    "symbol": symbol,
    "chartDescription": object{
      "underlyingType":  kind,
      "elementSize":     size,
      "elementSizeUnit": "UnderlyingUnits",
      "withHistogram":   false,
    },
    "timeRange": timeRange,
  })
  if err == nil && opened.HistoricalID == 0 && opened.RealtimeID == 0 {
    err = errors.New("md/getChart: the response has no chart")
  }
  return opened, err
}

func chartsIn(received message) []chart {
  var data struct{ Charts []chart }
  if received.E == "chart" {
    _ = json.Unmarshal(received.D, &data)
  }
  return data.Charts
}

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
  closeChart: {
    needs: ['chart'],
    code: `
const chartWait = 1.0 // seconds between a chart and the next one

// Goes on whatever comes of it: the service may have closed the chart, and the next request fails if the connection is lost.
func closeChart(s *stream, opened subscription) {
  _ = s.request("md/cancelChart", "", object{"subscriptionId": opened.RealtimeID}, nil)
}
`,
  },
};
