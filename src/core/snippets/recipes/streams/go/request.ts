import type { Parts } from '../../parts';

/** Requests over a WebSocket. Source: tradovate-streams.md, sections 3 and 5. */
export const requestParts: Parts = {
  streamRequest: {
    needs: ['refusalIn', 'connectionLost'],
    code: `
// Sends a request and decodes its result. Returns the service's words as an error: a fault of it, unlike a refusal, is a
// loss of the connection. Waits where the service asks to.
func (s *stream) request(endpoint, query string, body, result any) error {
  text, isText := body.(string)
  if !isText && body != nil {
    written, err := json.Marshal(body)
    if err != nil {
      return err
    }
    text = string(written)
  }
  for tries := 1; ; tries++ {
    response, err := s.exchange(endpoint, query, text)
    if err != nil {
      return err
    }
    var words struct {
      reply
      ErrorCode string
    }
    if len(response.D) > 0 && response.D[0] == '{' {
      _ = json.Unmarshal(response.D, &words)
    }
    if words.Ticket != "" && !words.Captcha && tries < 3 {
      fmt.Fprintf(os.Stderr, "The service asks to wait for %v s.\\n", words.Seconds)
      time.Sleep(seconds(words.Seconds))
      repeated := object{}
      _ = json.Unmarshal([]byte(text), &repeated)
      repeated["p-ticket"] = words.Ticket
      written, _ := json.Marshal(repeated)
      text = string(written)
      continue
    }
    refusal := refusalIn(words.reply)
    if refusal == "" && words.ErrorCode != "Success" {
      refusal = words.ErrorCode
    }
    if words.Captcha {
      refusal = "a CAPTCHA is required: sign in at trader.tradovate.com"
    } else if words.Ticket != "" {
      refusal = "the service keeps asking to wait"
    }
    if response.S == 200 && refusal == "" {
      if result == nil || len(response.D) == 0 {
        return nil
      }
      return json.Unmarshal(response.D, result)
    }
    if refusal == "" && json.Unmarshal(response.D, &refusal) != nil {
      refusal = string(response.D)
    }
    if response.S == 401 {
      refusal += " (the key lacks a right, or the token has expired)"
    }
    problem := fmt.Sprintf("%s: %d %s", endpoint, response.S, refusal)
    if response.S == 408 || response.S >= 500 {
      return connectionLost{message: problem}
    }
    return errors.New(problem)
  }
}

// A frame of four lines, and its response.
func (s *stream) exchange(endpoint, query, body string) (message, error) {
  lost := connectionLost{message: endpoint + ": not connected"}
  response := make(chan message, 1)
  s.lock.Lock()
  if end := s.end; s.socket == nil || end != nil {
    s.lock.Unlock()
    if end != nil {
      return message{}, end
    }
    return message{}, lost
  }
  s.lastID++
  id := s.lastID
  s.pending[id] = response
  s.lock.Unlock()
  if s.write(fmt.Sprintf("%s\\n%d\\n%s\\n%s", endpoint, id, query, body)) != nil {
    return message{}, lost
  }
  select {
  case received, isOpen := <-response:
    if !isOpen {
      return received, s.end
    }
    return received, nil
  case <-time.After(seconds(maxSilence)):
    return message{}, connectionLost{message: fmt.Sprintf("%s: no response for %v s", endpoint, maxSilence)}
  }
}
`,
  },
};
