import type { Parts } from '../../parts';

/**
 * The protocol of the WebSockets: one connection after the other, until one ends for good. Source: tradovate-streams.md,
 * sections 2 to 5 and 11.
 */
export const streamParts: Parts = {
  stream: {
    needs: ['connectionLost', 'streamRequest'],
    code: `
// One connection after the other: after a loss it connects again, with new ids, and subscribes again.
type stream struct {
  url       string
  token     func() string
  subscribe func(*stream) error
  // True ends the stream.
  onEvent func(*stream, message) (bool, error)

  lock    sync.Mutex
  socket  *websocket.Conn
  pending map[int64]chan message
  lastID  int64
  end     error
  wasOpen bool
}

// Returns nil when onEvent has returned true, else the reason why the stream must not connect again.
func (s *stream) run() error {
  for losses := 1; ; losses++ {
    start := time.Now()
    err := s.connect()
    var lost connectionLost
    if !errors.As(err, &lost) {
      return err
    }
    if !s.wasOpen {
      return fmt.Errorf("%v to %s", lost, s.url)
    }
    if time.Since(start) > time.Minute {
      losses = 1
    }
    wait := math.Min(60, firstWait*math.Pow(2, float64(losses-1)))
    wait = math.Max(lost.wait, wait) * (0.8 + rand.Float64()*0.4)
    fmt.Fprintf(os.Stderr, "%v: connecting again in %.1f s\\n", lost, wait)
    time.Sleep(seconds(wait))
  }
}

type event struct {
  message
  err error
}

// One connection. Events are handed over in order, once subscribe has finished.
func (s *stream) connect() error {
  socket, err := openSocket(s.url)
  if err != nil {
    return err
  }
  defer socket.Close()
  s.lock.Lock()
  s.socket, s.pending, s.lastID, s.end = socket, map[int64]chan message{}, 0, nil
  s.lock.Unlock()
  events, done := make(chan event, 10000), make(chan struct{})
  defer close(done)
  go s.read(socket, events, done)
  for each := range events {
    if each.err != nil {
      return each.err
    }
    if each.E == "open" {
      s.wasOpen = true
      go s.beat(done)
      if err := s.request("authorize", "", s.token(), nil); err != nil {
        return err
      }
      if err := s.subscribe(s); err != nil {
        return err
      }
      continue
    }
    if ended, err := s.onEvent(s, each.message); ended || err != nil {
      return err
    }
  }
  return nil
}

func (s *stream) read(socket *websocket.Conn, events chan<- event, done <-chan struct{}) {
  hand := func(each event) {
    select {
    case events <- each:
    case <-done:
    }
  }
  end := s.readFrames(socket, hand)
  s.lock.Lock()
  s.end = end
  for _, response := range s.pending {
    close(response)
  }
  s.pending = map[int64]chan message{}
  s.lock.Unlock()
  hand(event{err: end})
}

func (s *stream) readFrames(socket *websocket.Conn, hand func(event)) error {
  for {
    _ = socket.SetReadDeadline(time.Now().Add(seconds(maxSilence)))
    _, frame, err := socket.ReadMessage()
    if err != nil {
      return connectionLost{message: fmt.Sprintf("Connection closed (%v)", err)}
    }
    switch text := string(frame); {
    case text == "o":
      hand(event{message: message{E: "open"}})
    case text == "h":
      hand(event{message: message{E: "heartbeat"}})
    case strings.HasPrefix(text, "c"):
      return connectionLost{message: "Closed by the service " + text[1:]}
    case strings.HasPrefix(text, "a"):
      var elements []json.RawMessage
      if json.Unmarshal(frame[1:], &elements) != nil {
        return connectionLost{message: "A frame was not readable"}
      }
      for _, element := range elements {
        // An element that is no message means nothing.
        var each message
        if json.Unmarshal(element, &each) != nil {
          continue
        }
        if err := endOf(each); err != nil {
          return err
        }
        s.take(each, hand)
      }
    }
  }
}

func (s *stream) take(each message, hand func(event)) {
  if each.E == "clock" {
    // The text of a clock holds JSON.
    var text string
    _ = json.Unmarshal(each.D, &text)
    each.D = json.RawMessage(text)
  }
  if each.E != "" {
    // An event that carries nothing means nothing.
    if text := string(each.D); strings.HasPrefix(text, "{") || strings.HasPrefix(text, "[") {
      hand(event{message: each})
    }
    return
  }
  id, _ := each.I.Int64()
  s.lock.Lock()
  response := s.pending[id]
  delete(s.pending, id)
  s.lock.Unlock()
  if response != nil {
    response <- each
  }
}

// The service wants a heartbeat every 2.5 s, whatever comes.
func (s *stream) beat(done <-chan struct{}) {
  ticker := time.NewTicker(2500 * time.Millisecond)
  defer ticker.Stop()
  for {
    select {
    case <-done:
      return
    case <-ticker.C:
      if s.write("[]") != nil {
        return
      }
    }
  }
}

func (s *stream) write(text string) error {
  s.lock.Lock()
  defer s.lock.Unlock()
  _ = s.socket.SetWriteDeadline(time.Now().Add(10 * time.Second))
  return s.socket.WriteMessage(websocket.TextMessage, []byte(text))
}
`,
  },
};
