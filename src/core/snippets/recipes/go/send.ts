import type { Part, Parts, Sending } from '../parts';

/** Code that says what it means that no response came. */
const LOST_WRITE = `if method == "POST" {
      message += " (it may have been carried out: look before you run this again)"
    }`;
const LOST_READ = `message += " (nothing was changed: try again)"`;

/**
 * The helper that sends a request. What it checks: contract, "Refusals with HTTP 200", "Penalty" and "How to read the
 * status of an ordinary call".
 */
export const sendParts: Parts = {
  lostResponse: {
    code: `
// No usable response came: the request may have been carried out.
type lostResponse struct{ message string }

func (lost lostResponse) Error() string { return lost.message }
`,
  },
  blocked: {
    code: `
// Nothing more may be sent for now: a lock, a CAPTCHA or a penalty.
type blocked struct{ message string }

func (stop blocked) Error() string { return stop.message }
`,
  },
  refusalIn: {
    needs: ['check'],
    code: `
type reply struct {
  ErrorText, FailureReason, FailureText string
  Violations                            []struct{ Constraint, Description string }
  Ticket                                string  \`json:"p-ticket"\`
  Seconds                               float64 \`json:"p-time"\`
  Captcha                               bool    \`json:"p-captcha"\`
}

// The service's words where it refuses with HTTP 200.
func refusalIn(response reply) string {
  var violations []string
  for _, each := range response.Violations {
    violations = append(violations, each.Constraint+" "+each.Description)
  }
  if len(violations) > 0 {
    return strings.Join(violations, ", ")
  }
  if response.FailureReason != "" && response.FailureReason != "Success" {
    return response.FailureReason + ": " + response.FailureText
  }
  if response.ErrorText != "" {
    return response.ErrorText
  }
  return response.FailureText
}
`,
  },
  pace: {
    code: `
// So many requests are sent in that many seconds: the service takes 80 a minute.
const maxRequests = 75
const window = 60

var sentAt []time.Time

// Waits before a request that would be one too many.
func pace() {
  if len(sentAt) == maxRequests {
    wait := time.Until(sentAt[0].Add(window * time.Second))
    if wait > time.Second {
      fmt.Fprintf(os.Stderr, "Waiting for %.0f s: the service takes 80 requests a minute.\\n", wait.Seconds())
    }
    time.Sleep(wait)
    sentAt = sentAt[1:]
  }
  sentAt = append(sentAt, time.Now())
}
`,
  },
  exchange: {
    needs: ['check', 'client'],
    code: `
// One request. The status is 0 where there was no response.
func exchange(method, address string, body object) (int, []byte) {
  var content io.Reader
  if body != nil {
    text, err := json.Marshal(body)
    check(err)
    content = bytes.NewReader(text)
  }
  request, err := http.NewRequest(method, address, content)
  check(err)
  request.Header.Set("Accept", "application/json")
  if body != nil {
    request.Header.Set("Content-Type", "application/json")
  }
  if token != "" {
    request.Header.Set("Authorization", "Bearer "+token)
  }
  response, err := client.Do(request)
  if err != nil {
    return 0, []byte(err.Error())
  }
  defer response.Body.Close()
  if to, err := response.Location(); err == nil {
    return response.StatusCode, []byte("wrong host: set baseURL to " + to.Scheme + "://" + to.Host + "/v1")
  }
  text, err := io.ReadAll(response.Body)
  if err != nil {
    return 0, []byte(err.Error())
  }
  return response.StatusCode, text
}
`,
  },
  send: send({ readsOnly: false, isPaced: false }),
};

/** As the recipe wants it. */
export const sendPartsFor = (sending: Sending): Parts => ({ send: send(sending) });

function send({ readsOnly, isPaced }: Sending): Part {
  const lost = readsOnly ? LOST_READ : LOST_WRITE;
  return {
    needs: [...(isPaced ? ['pace'] : []), 'lostResponse', 'blocked', 'refusalIn', 'exchange'],
    code: `
// Sends a request and decodes its result. Returns the service's words as an error. Waits where the service asks to, and
// repeats nothing else.
func send(method, host, path string, body object, result any) error {
  address := host + path
  for tries := 1; ; tries++ {
${isPaced ? '    pace()\n' : ''}    status, text := exchange(method, address, body)
    response := reply{Seconds: 15}
    if len(text) > 0 && text[0] == '{' {
      _ = json.Unmarshal(text, &response)
    }
    if response.Captcha {
      return blocked{"the service requires a CAPTCHA: sign in at trader.tradovate.com and wait an hour"}
    }
    if response.Ticket != "" && tries < 3 {
      fmt.Fprintf(os.Stderr, "The service asks to wait for %v s.\\n", response.Seconds)
      time.Sleep(time.Duration(response.Seconds * float64(time.Second)))
      if body != nil {
        body["p-ticket"] = response.Ticket
      } else if strings.Contains(path, "?") {
        address = host + path + "&p-ticket=" + url.QueryEscape(response.Ticket)
      } else {
        address = host + path + "?p-ticket=" + url.QueryEscape(response.Ticket)
      }
      continue
    }
    refusal := refusalIn(response)
    if response.Ticket != "" {
      refusal = "the service keeps asking to wait"
    }
    if status == 200 && refusal == "" && json.Unmarshal(text, result) == nil {
      return nil
    }
    words := strings.Join(strings.Fields(refusal), " ")
    if refusal == "" {
      words = strings.Join(strings.Fields(string(text)), " ")
    }
    if words == "" {
      words = "empty response"
    }
    message := fmt.Sprintf("HTTP %d from %s: %.200s", status, path, words)
    switch status {
    case 0:
      message = fmt.Sprintf("No response from %s: %.200s", path, words)
    case 200:
      if strings.Contains(refusal, "Access is denied") {
        message += " (often a wrong or expired symbol, or a wrong account)"
      }
    case 401:
      device := ""
      if method == "POST" && strings.HasPrefix(path, "/order") {
        device = "the device is not approved, "
      }
      message += " (the key lacks a right, " + device + "or the token has expired)"
    case 423, 429:
      message += " (locked for an hour: send nothing until it ends)"
    }
    if response.Ticket != "" || status == 423 || status == 429 {
      return blocked{message}
    }
    if status != 0 && status != 408 && status < 500 && (status != 200 || refusal != "") {
      return errors.New(message)
    }
    ${lost}
    return lostResponse{message}
  }
}

func get(path string, result any) { check(send("GET", baseURL, path, nil, result)) }

func post(path string, body object, result any) { check(send("POST", baseURL, path, body, result)) }
`,
  };
}
