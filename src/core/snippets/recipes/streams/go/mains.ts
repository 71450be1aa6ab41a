import type { Mains } from '../../parts';

const ownToken = 'token: func() string { return token }';

/** The last function of each program. */
export const streamMains: Mains = {
  streamAccount: {
    needs: ['account'],
    code: `
  account := &stream{url: socketURL, ${ownToken}, subscribe: subscribeAccount, onEvent: showAccount}
  check(account.run())
`,
  },
  streamQuotes: {
    needs: ['quotes'],
    code: `
  all := &stream{url: socketURL, ${ownToken}, subscribe: subscribeQuotes, onEvent: showQuotes}
  check(all.run())
`,
  },
  streamDepth: {
    needs: ['depth'],
    code: `
  subscribe := func(s *stream) error {
    return s.request("md/subscribeDOM", "", object{"symbol": symbol}, nil)
  }
  book := &stream{url: socketURL, ${ownToken}, subscribe: subscribe, onEvent: showDepth}
  check(book.run())
`,
  },
  streamChart: {
    needs: ['chartRows'],
    code: `
  isTicks, kind, size := minutesPerBar == 0, "MinuteBar", int(minutesPerBar)
  header := "timestamp,open,high,low,close,volume\\n"
  if isTicks {
    kind, size = "Tick", 1
    header = "timestamp,price,size,bid,bidSize,ask,askSize\\n"
  }
  check(os.WriteFile(barsFile, []byte(header), 0o644))
  var ids struct{ HistoricalID, RealtimeID int64 }
  isLive, newest, rows := false, "", map[string]string{}
  // After a loss the history comes again, and with it what was missed.
  subscribe := func(s *stream) error {
    isLive, rows = false, map[string]string{}
    return s.request("md/getChart", "", object{
      "symbol": symbol,
      "chartDescription": object{
        "underlyingType":  kind,
        "elementSize":     size,
        "elementSizeUnit": "UnderlyingUnits",
        "withHistogram":   false,
      },
      "timeRange": object{"asMuchAsElements": barCount},
    }, &ids)
  }
  onEvent := func(_ *stream, received message) (bool, error) {
    var data struct{ Charts []chart }
    if received.E == "chart" {
      _ = json.Unmarshal(received.D, &data)
    }
    for _, each := range data.Charts {
      if each.ID != ids.HistoricalID && each.ID != ids.RealtimeID {
        continue
      }
      for _, row := range rowsOf(each) {
        rows[row.key] = row.text
        if isLive {
          fmt.Println(row.text)
        }
      }
      isLive = isLive || each.Eoh
      if !isLive {
        continue
      }
      // The newest bar still changes. It is written once the next one begins.
      var keys []string
      for key := range rows {
        keys = append(keys, key)
      }
      sort.Strings(keys)
      if !isTicks && len(keys) > 0 {
        keys = keys[:len(keys)-1]
      }
      text := ""
      for _, key := range keys {
        if key > newest {
          text += rows[key] + "\\n"
          newest = key
        }
        delete(rows, key)
      }
      file, err := os.OpenFile(barsFile, os.O_APPEND|os.O_WRONLY, 0o644)
      check(err)
      _, err = file.WriteString(text)
      check(err)
      check(file.Close())
    }
    return false, nil
  }
  bars := &stream{url: socketURL, ${ownToken}, subscribe: subscribe, onEvent: onEvent}
  check(bars.run())
`,
  },
  replayDay: {
    needs: ['quotes'],
    code: `
  at := replayFrom
  // A session ends with its connection: after a loss a new one begins at the last known time.
  subscribe := func(s *stream) error {
    var allowed struct{ CheckStatus, StartTimestamp string }
    if err := s.request("replay/checkreplaysession", "", object{"startTimestamp": at}, &allowed); err != nil {
      return err
    }
    if allowed.CheckStatus == "Ineligible" {
      return errors.New("You may not replay " + at)
    }
    if allowed.StartTimestamp != "" {
      at = allowed.StartTimestamp
    }
    start := object{"startTimestamp": at, "speed": replaySpeed, "initialBalance": 50000}
    if err := s.request("replay/initializeclock", "", start, nil); err != nil {
      return err
    }
    // Orders for this account go over the same socket: s.request("order/placeorder", "", object{…}, &placed).
    var accounts []struct{ Name string }
    if err := s.request("account/list", "", nil, &accounts); err != nil {
      return err
    }
    fmt.Fprintln(os.Stderr, "Replay from", at, "with account", accounts)
    return subscribeQuotes(s)
  }
  onEvent := func(s *stream, received message) (bool, error) {
    if received.E != "clock" {
      return showQuotes(s, received)
    }
    var clock struct {
      T string
      S float64
    }
    if err := json.Unmarshal(received.D, &clock); err != nil {
      return false, err
    }
    at = clock.T
    // The service may pause the session or slow it down.
    if clock.S < replaySpeed {
      if err := s.request("replay/changespeed", "", object{"speed": replaySpeed}, nil); err != nil {
        return false, err
      }
    }
    return at >= replayTo, nil
  }
  replay := &stream{url: socketURL, ${ownToken}, subscribe: subscribe, onEvent: onEvent}
  check(replay.run())
  fmt.Fprintln(os.Stderr, "Replayed until", at)
`,
  },
  client: {
    needs: ['send', 'session', 'account', 'quotes'],
    code: `
  signedIn := signIn()
  lifetime := useToken(signedIn)
  marketDataToken := func() string {
    if signedIn.MdAccessToken == "" {
      return token
    }
    return signedIn.MdAccessToken
  }
  user := &stream{url: socketURL, ${ownToken}, subscribe: subscribeAccount, onEvent: showAccount}
  marketData := &stream{url: marketDataURL, token: marketDataToken, subscribe: subscribeQuotes, onEvent: showQuotes}
  // Your program goes here: get and post carry the token over HTTP, user.request sends the same requests over the socket.
  var accounts []struct{ Name string }
  get("/account/list", &accounts)
  fmt.Fprintln(os.Stderr, "Accounts:", accounts)
  // The first that ends for good ends the program.
  ended := make(chan error)
  go func() { ended <- staySignedIn(&signedIn, lifetime) }()
  go func() { ended <- user.run() }()
  go func() { ended <- marketData.run() }()
  check(<-ended)
`,
  },
};
