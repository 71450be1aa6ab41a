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
    _, err := requestData(s, "md/subscribeDOM", object{"symbol": symbol})
    return err
  }
  book := &stream{url: socketURL, ${ownToken}, subscribe: subscribe, onEvent: showDepth}
  check(book.run())
`,
  },
  replayDay: {
    needs: ['quotes', 'time'],
    code: `
  end, at := timeOf(replayTo), textOf(timeOf(replayFrom))
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
    if _, err := showQuotes(s, received); err != nil || received.E != "clock" {
      return false, err
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
    return !timeOf(at).Before(end), nil
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
