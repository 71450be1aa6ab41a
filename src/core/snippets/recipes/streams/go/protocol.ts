import type { Parts } from '../../parts';

/** What comes over a WebSocket, and how a stream ends. Source: tradovate-streams.md, sections 2, 5 and 11. */
export const protocolParts: Parts = {
  connectionLost: {
    needs: ['check'],
    code: `
const firstWait = 1.0        // seconds before connecting again, twice as many each time
const maintenanceWait = 60.0 // seconds after a shutdown for maintenance
const maxSilence = 30.0      // seconds without a frame or a response

func seconds(count float64) time.Duration { return time.Duration(count * float64(time.Second)) }

// A response or an event.
type message struct {
  I json.Number
  S int
  D json.RawMessage
  E string
}

// The stream connects again after it.
type connectionLost struct {
  message string
  wait    float64
}

func (lost connectionLost) Error() string { return lost.message }

// Why a message ends the connection; nil: it does not.
func endOf(received message) error {
  if received.S == 429 {
    return errors.New("HTTP 429: locked for an hour: send nothing until it ends")
  }
  if received.E != "shutdown" {
    return nil
  }
  var end struct{ ReasonCode, Reason string }
  _ = json.Unmarshal(received.D, &end)
  words := "Closed by the service: " + end.ReasonCode + " " + end.Reason
  if end.ReasonCode == "Maintenance" {
    return connectionLost{words, maintenanceWait}
  }
  return errors.New(words)
}

// Connects. A refusal ends the stream, a network without a way there does not.
func openSocket(address string) (*websocket.Conn, error) {
  socket, response, err := websocket.DefaultDialer.Dial(address, nil)
  if err == nil {
    return socket, nil
  }
  if response != nil && response.StatusCode == 429 {
    return nil, fmt.Errorf("HTTP 429 from %s: locked for an hour: send nothing until it ends", address)
  }
  if response != nil && response.StatusCode >= 300 && response.StatusCode < 500 {
    return nil, fmt.Errorf("HTTP %s from %s: wrong host?", response.Status, address)
  }
  return nil, connectionLost{message: fmt.Sprintf("No connection (%v)", err)}
}
`,
  },
};
