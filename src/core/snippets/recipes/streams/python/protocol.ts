import type { Parts } from '../../parts';

/** What ends a connection of a WebSocket, or the stream. Source: tradovate-streams.md, sections 5 and 11. */
export const protocolParts: Parts = {
  connectionLost: {
    code: `
FIRST_WAIT = 1  # seconds before connecting again, twice as many each time
MAINTENANCE_WAIT = 60  # seconds after a shutdown for maintenance
MAX_SILENCE = 30  # seconds without a frame or a response


class StreamEnded(Exception):
  """The stream must not connect again."""


class ConnectionLost(Exception):
  """The stream connects again after it."""

  def __init__(self, message, wait=0):
    super().__init__(message)
    self.wait = wait


def data_of(message):
  """What an event carries; None: nothing. The text of a clock holds JSON."""
  data = message.get("d")
  if message.get("e") == "clock":
    try:
      data = json.loads(data)
    except (TypeError, ValueError):
      return None
  return data if isinstance(data, (dict, list)) else None


def end_of(message):
  """Why a message ends the connection; None: it does not."""
  if message.get("s") == 429:
    return StreamEnded("HTTP 429: locked for an hour: send nothing until it ends")
  if message.get("e") != "shutdown":
    return None
  end = data_of(message) or {}
  words = f"Closed by the service: {end.get('reasonCode')} {end.get('reason', '')}"
  return ConnectionLost(words, MAINTENANCE_WAIT) if end.get("reasonCode") == "Maintenance" else StreamEnded(words)


class Connect(websockets.connect):
  """Follows no redirect: the token is for this host alone."""

  def handle_redirect(self, url):  # older versions of the package
    raise StreamEnded(f"Redirected to {url}: wrong host")

  def process_redirect(self, error):  # newer ones
    return error


async def open_socket(url):
  """Connects. Raises StreamEnded where the service refuses, and ConnectionLost where it can't be reached."""
  try:
    # A snapshot is large: no limit for the size of a frame.
    return await Connect(url, max_size=None, ping_interval=None, close_timeout=1)
  except websockets.InvalidHandshake as error:
    # Older versions of the package have the status, newer ones the response.
    status = getattr(error, "status_code", 0) or getattr(getattr(error, "response", None), "status_code", 0)
    if status == 429:
      raise StreamEnded(f"HTTP 429 from {url}: locked for an hour: send nothing until it ends")
    if 300 <= status < 500:
      raise StreamEnded(f"HTTP {status} from {url}{': wrong host' if status < 400 or status == 421 else ''}")
    raise ConnectionLost(f"No connection ({error})")
  except (OSError, asyncio.TimeoutError) as error:
    raise ConnectionLost(f"No connection ({error})")
`,
  },
};
