import { joined, lines } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import type { RecipeWriter } from '../language';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import { helperParts } from '../python/helpers';
import { imports } from '../python/program';
import { statementsOf, template } from '../template';
import { COMMENT, oauthUrlsOf } from './comment';

/** Signing in with the browser. Source: OAuth document, "Authorize", "Exchange" and "Common mistakes". */
export const oauthParts: Parts = {
  redirect: {
    code: `
class Redirect(http.server.BaseHTTPRequestHandler):
  """Responds to the one request that comes to the redirect URI."""
  timeout = 5

  def do_GET(self):
    path, _, query = self.path.partition("?")
    if path != self.server.path:
      self.send_error(404)
      return
    self.send_response(200)
    self.send_header("Content-Type", "text/plain")
    self.end_headers()
    self.wfile.write(b"You can close this window.")
    self.server.received.append(dict(urllib.parse.parse_qsl(query)))

  def log_message(self, *_):
    pass  # it would contain the code


def wait_for_redirect(redirect_uri, page):
  """Prints the page's address and waits for the browser to come back: on this machine only, for one request."""
  address = urllib.parse.urlsplit(redirect_uri)
  if address.scheme != "http" or not address.port or address.hostname not in ("localhost", "127.0.0.1", "::1"):
    raise SystemExit("The redirect URI must be on this machine, such as http://localhost:3030/callback.")
  servers, received = [], []
  try:
    for host, family in (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)):
      kind = type("Server", (http.server.HTTPServer,), {"address_family": family})
      try:
        server = kind((host, address.port), Redirect)
      except OSError as error:
        # A machine without IPv6 listens on IPv4 alone.
        if host == "127.0.0.1" or error.errno == errno.EADDRINUSE:
          raise SystemExit(f"Port {address.port} can not be used: {error.strerror}")
        continue
      server.path, server.received, server.timeout = address.path or "/", received, 1
      servers.append(server)
    print(f"Open this address in your browser:\\n{page}", flush=True)
    end = time.monotonic() + 5 * 60
    while not received:
      ready = select.select(servers, [], [], max(end - time.monotonic(), 0))[0]
      if not ready:
        raise SystemExit("Nobody signed in within five minutes.")
      ready[0].handle_request()
    return received[0]
  finally:
    for server in servers:
      server.server_close()
`,
  },
  tokens: {
    code: `
def request_tokens(fields):
  """An error comes with HTTP 200. Waits once where the service asks to; a code works once, so nothing else is repeated."""
  try:
    headers = {"Accept": "application/json"}
    response = requests.post(TOKEN_URL, data=fields, headers=headers, timeout=30, allow_redirects=False)
  except requests.RequestException as error:
    raise SystemExit(f"No response: {error}")
  try:
    reply = json.loads(response.text)
  except ValueError:
    reply = {}  # a web page or an empty response has no tokens
  if reply.get("p-captcha"):
    raise SystemExit("The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.")
  if reply.get("p-ticket") and "p-ticket" not in fields:
    print(f"The service asks to wait for {reply.get('p-time', 15)} s.", file=sys.stderr)
    time.sleep(reply.get("p-time", 15))
    return request_tokens({**fields, "p-ticket": reply["p-ticket"]})
  if reply.get("access_token"):
    return reply
  reasons = {
    "invalid_grant": "the code was used, has expired, or is for another redirect URI. Start again.",
    "invalid_client": "client id, secret, redirect URI and token URL do not belong together.",
  }
  error = reply.get("error", "")
  words = reply.get("error_description") or response.text or "empty response"
  raise SystemExit(f"HTTP {response.status_code}, no token: {error} {reasons.get(error) or words[:200]}")
`,
  },
};

export const oauthMains: Mains = {
  oauthSignIn: {
    needs: ['setting', 'redirect', 'tokens'],
    code: `
  state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
  challenge = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
  # Byte by byte as registered.
  app = {"client_id": setting("TRADOVATE_CLIENT_ID"), "redirect_uri": setting("TRADOVATE_REDIRECT_URI")}
  query = {"response_type": "code", **app, "state": state, "code_challenge": challenge, "code_challenge_method": "S256"}
  address = wait_for_redirect(app["redirect_uri"], f"{AUTHORIZE_URL}?{urllib.parse.urlencode(query)}")
  if address.get("state") != state:
    raise SystemExit("This address belongs to another sign-in (wrong state). Start again.")
  if not address.get("code"):
    raise SystemExit(f"The sign-in was refused: {address.get('error', 'no code')[:40]}")
  fields = {"grant_type": "authorization_code", "code": address["code"], **app, "code_verifier": verifier}
  # An app without a secret is proven by the verifier.
  if os.environ.get("TRADOVATE_CLIENT_SECRET"):
    fields["client_secret"] = os.environ["TRADOVATE_CLIENT_SECRET"]
  tokens = request_tokens(fields)
  lifetimes = tokens.get("expires_in"), tokens.get("refresh_token_expires_in")
  print(f"Signed in for {lifetimes[0]} s. The refresh token is valid for {lifetimes[1]} s.")
  # Your program goes here: tokens["access_token"] is the token. Keep the refresh token as you keep a password.
`,
  },
};

/** Python 3.8 and newer with the package `requests`. */
export const writePython: RecipeWriter = (recipe, context) => {
  const { code, needs = [] } = mainOf(recipe, oauthMains);
  const main = `def main():\n${statementsOf(code)}`;
  const functions = neededParts({ ...helperParts, ...oauthParts }, needs);
  const texts = [...functions, main, 'if __name__ == "__main__":\n  main()'];
  const { authorize, token } = oauthUrlsOf(context);
  const header = lines(
    ...imports(texts.join('\n')),
    '',
    `# ${COMMENT}`,
    `AUTHORIZE_URL = ${jsonString(authorize)}`,
    `TOKEN_URL = ${jsonString(token)}`,
  );
  // Source: PEP 8: two empty lines around functions.
  return joined([header, ...texts.map(template)], ['\n', '\n', '\n']);
};
