import type { Part, Parts, Sending } from '../parts';

/** Code that says what it means that no response came. */
const LOST_WRITE = `" (it may have been carried out: look before you run this again)" if method == "POST" else ""`;
const LOST_READ = `" (nothing was changed: try again)"`;

/**
 * The helper that sends a request. What it checks: contract, "Refusals with HTTP 200", "Penalty" and "How to read the
 * status of an ordinary call".
 */
export const sendParts: Parts = {
  lostResponse: {
    code: `
class LostResponse(SystemExit):
  """No usable response came: the request may have been carried out."""
`,
  },
  blocked: {
    code: `
class Blocked(SystemExit):
  """Nothing more may be sent for now: a lock, a CAPTCHA or a penalty."""
`,
  },
  refusalIn: {
    code: `
def refusal_in(reply):
  """The service's words where it refuses with HTTP 200."""
  if not isinstance(reply, dict):
    return None
  if reply.get("violations"):
    return ", ".join(f"{each.get('constraint', '')} {each.get('description', '')}" for each in reply["violations"])
  if (reply.get("failureReason") or "Success") != "Success":
    return f"{reply['failureReason']}: {reply.get('failureText') or ''}"
  return reply.get("errorText") or reply.get("failureText")
`,
  },
  pace: {
    code: `
MAX_REQUESTS = 75  # in WINDOW: the service takes 80 a minute
WINDOW = 60  # seconds
sent_at = []


def pace():
  """Waits before a request that would be one too many."""
  if len(sent_at) == MAX_REQUESTS:
    seconds = max(sent_at.pop(0) + WINDOW - time.monotonic(), 0)
    if seconds > 1:
      print(f"Waiting for {seconds:.0f} s: the service takes 80 requests a minute.", file=sys.stderr)
    time.sleep(seconds)
  sent_at.append(time.monotonic())
`,
  },
  exchange: {
    code: `
def exchange(method, url, body, query):
  """One request. The status is 0 where there was no response."""
  headers = {"Accept": "application/json"}
  if TOKEN:
    headers["Authorization"] = f"Bearer {TOKEN}"
  try:
    response = requests.request(
      method, url, json=body, params=query, headers=headers, timeout=30, allow_redirects=False
    )
    location = response.headers.get("Location")
    if location:
      return response.status_code, f"wrong host: set BASE_URL to {'/'.join(location.split('/')[:3])}/v1"
    return response.status_code, response.text
  except (requests.exceptions.InvalidHeader, UnicodeError):
    raise SystemExit("The token contains a character that can't be sent.") from None
  except requests.RequestException as error:
    return 0, str(error)
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
def send(method, path, body=None, host=BASE_URL):
  """Sends a request and returns its result. Raises the service's words. Waits where the service asks to, and repeats nothing else."""
  ticket = None
  for tries in range(1, 4):
    with_ticket = {"p-ticket": ticket} if ticket else {}
    full = None if body is None else {**body, **with_ticket}
${isPaced ? '    pace()\n' : ''}    status, text = exchange(method, host + path, full, with_ticket if body is None else None)
    try:
      reply = json.loads(text)
    except ValueError:
      reply = None
    ticket = reply.get("p-ticket") if isinstance(reply, dict) else None
    if ticket and reply.get("p-captcha"):
      raise Blocked("The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.")
    if not ticket or tries == 3:
      break
    print(f"The service asks to wait for {reply.get('p-time', 15)} s.", file=sys.stderr)
    time.sleep(reply.get("p-time", 15))
  refusal = "the service keeps asking to wait" if ticket else refusal_in(reply)
  if status == 200 and reply is not None and not refusal:
    return reply
  words = " ".join((refusal or text or "empty response").split())[:200]
  device = "the device is not approved, " if method == "POST" and path.startswith("/order") else ""
  advice = {
    200: " (often a wrong or expired symbol, or a wrong account)" if "Access is denied" in words else "",
    401: f" (the key lacks a right, {device}or the token has expired)",
    423: " (locked for an hour: send nothing until it ends)",
    429: " (locked for an hour: send nothing until it ends)",
  }.get(status, "")
  message = f"{f'HTTP {status}' if status else 'No response'} from {path}: {words}{advice}"
  if ticket or status in (423, 429):
    raise Blocked(message)
  if status in (0, 408) or status >= 500 or (status == 200 and not refusal):
    warning = ${lost}
    raise LostResponse(message + warning)
  raise SystemExit(message)
`,
  };
}
