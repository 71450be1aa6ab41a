import type { Mains, Parts } from '../parts';

/** Signing in and renewing. */
export const sessionParts: Parts = {
  session: {
    needs: ['setting', 'send'],
    code: `
def sign_in():
  cid = setting("TRADOVATE_CID")
  body = {
    "name": setting("TRADOVATE_USERNAME"),
    "password": setting("TRADOVATE_PASSWORD"),
    "appId": setting("TRADOVATE_APP_ID"),
    "appVersion": os.environ.get("TRADOVATE_APP_VERSION") or "1.0",
    "cid": int(cid) if re.fullmatch("0|[1-9][0-9]{0,14}", cid) else cid,
    "sec": setting("TRADOVATE_SEC"),
  }
  # Live orders need it: always the same for a device, and approved by mail once.
  if os.environ.get("TRADOVATE_DEVICE_ID"):
    body["deviceId"] = os.environ["TRADOVATE_DEVICE_ID"]
  return send("POST", "/auth/accesstokenrequest", body)


def use_token(session):
  """Returns when the token expires, in seconds since 1970. It never prints the token."""
  global TOKEN
  if not session.get("accessToken"):
    raise SystemExit("No token came: the service wants another step. Look into your mail, and do not repeat it at once.")
  TOKEN = session["accessToken"]
  expires_at = datetime.fromisoformat(session["expirationTime"].replace("Z", "+00:00")).timestamp()
  if expires_at <= time.time():
    raise SystemExit(f"The token expires at {session['expirationTime']}. Is the clock right?")
  print(f"Signed in until {session['expirationTime']}", flush=True)
  return expires_at


def renewal_waits(expires_at):
  """Seconds before each try: up to 15 minutes before the token expires, or the last quarter of a short life, then a tenth of
  what is left, so that there are ten tries at most: the service takes 15 renewals an hour."""
  lifetime = expires_at - time.time()
  lead = min(15 * 60, lifetime / 4)
  yield max(lifetime - lead, 0)
  while time.time() + lead / 10 < expires_at:
    yield lead / 10
`,
  },
  renew: {
    needs: ['session', 'lostResponse'],
    code: `
def renew(expires_at):
  """Tries again after a lost response while the token is valid."""
  for seconds in renewal_waits(expires_at):
    time.sleep(seconds)
    try:
      return send("GET", "/auth/renewaccesstoken")
    except LostResponse as error:
      print(error, file=sys.stderr, flush=True)
  raise SystemExit("The token was not renewed in time.")
`,
  },
};

export const sessionMains: Mains = {
  signIn: {
    needs: ['send', 'session', 'renew'],
    code: `
  expires_at = use_token(sign_in())
  # Your program goes here: send() carries the token.
  print("Accounts:", ", ".join(each["name"] for each in send("GET", "/account/list")), flush=True)
  while True:
    expires_at = use_token(renew(expires_at))
`,
  },
};
