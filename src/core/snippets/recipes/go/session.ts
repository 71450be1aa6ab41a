import type { Mains, Parts } from '../parts';

/** Signing in and renewing. */
export const sessionParts: Parts = {
  session: {
    needs: ['setting', 'send'],
    code: `
type session struct {
  AccessToken    string
  MdAccessToken  string
  ExpirationTime time.Time
}

func signIn() (signedIn session) {
  var cid any = setting("TRADOVATE_CID")
  if number, err := strconv.ParseInt(os.Getenv("TRADOVATE_CID"), 10, 64); err == nil {
    cid = number
  }
  body := object{
    "name":       setting("TRADOVATE_USERNAME"),
    "password":   setting("TRADOVATE_PASSWORD"),
    "appId":      setting("TRADOVATE_APP_ID"),
    "appVersion": "1.0",
    "cid":        cid,
    "sec":        setting("TRADOVATE_SEC"),
  }
  // Live orders need it: always the same for a device, and approved by mail once.
  if deviceID := os.Getenv("TRADOVATE_DEVICE_ID"); deviceID != "" {
    body["deviceId"] = deviceID
  }
  post("/auth/accesstokenrequest", body, &signedIn)
  return signedIn
}

// Returns how long the token is valid. It never prints the token.
func useToken(signedIn session) time.Duration {
  if signedIn.AccessToken == "" {
    fail("No token came: the service wants another step. Look into your mail, and do not repeat it at once.")
  }
  token = signedIn.AccessToken
  lifetime := time.Until(signedIn.ExpirationTime)
  if lifetime <= 0 {
    fail("The token expires at %s. Is the clock right?", signedIn.ExpirationTime)
  }
  fmt.Println("Signed in until", signedIn.ExpirationTime)
  return lifetime
}

// Renews the token each time 15 minutes before it expires, or in the last quarter of a short life, until that fails. After a lost
// response it tries again while the token is valid, ten times at most: the service takes 15 renewals an hour.
func staySignedIn(signedIn *session, lifetime time.Duration) error {
  for {
    lead := lifetime / 4
    if lead > 15*time.Minute {
      lead = 15 * time.Minute
    }
    time.Sleep(lifetime - lead)
    renewed := session{MdAccessToken: signedIn.MdAccessToken}
    err := send("GET", baseURL, "/auth/renewaccesstoken", nil, &renewed)
    var lost lostResponse
    for errors.As(err, &lost) && time.Until(signedIn.ExpirationTime) > lead/10 {
      fmt.Fprintln(os.Stderr, err)
      time.Sleep(lead / 10)
      err = send("GET", baseURL, "/auth/renewaccesstoken", nil, &renewed)
    }
    if err != nil {
      return err
    }
    lifetime = useToken(renewed)
    *signedIn = renewed
  }
}
`,
  },
};

export const sessionMains: Mains = {
  signIn: {
    needs: ['send', 'session'],
    code: `
  signedIn := signIn()
  lifetime := useToken(signedIn)
  // Your program goes here: get and post carry the token.
  var accounts []struct{ Name string }
  get("/account/list", &accounts)
  fmt.Println("Accounts:", accounts)
  check(staySignedIn(&signedIn, lifetime))
`,
  },
};
