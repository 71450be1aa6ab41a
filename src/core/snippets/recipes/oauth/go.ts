import { lines, nested } from '../../codeBuilder';
import { jsonString } from '../../stringLiterals';
import { helperParts } from '../go/helpers';
import { imports } from '../go/program';
import type { RecipeWriter } from '../language';
import { mainOf, neededParts, type Mains, type Parts } from '../parts';
import { sections, statementsOf, template } from '../template';
import { COMMENT, oauthUrlsOf } from './comment';

/** Signing in with the browser. Source: OAuth document, "Authorize", "Exchange" and "Common mistakes". */
export const oauthParts: Parts = {
  redirect: {
    needs: ['check'],
    code: `
// Prints the page's address and waits for the browser to come back: on this machine only, for one request.
func waitForRedirect(redirectURI, page string) url.Values {
  address, err := url.Parse(redirectURI)
  check(err)
  host := address.Hostname()
  if address.Scheme != "http" || address.Port() == "" || (host != "localhost" && host != "127.0.0.1" && host != "::1") {
    fail("The redirect URI must be on this machine, such as http://localhost:3030/callback.")
  }
  received := make(chan url.Values, 1)
  handle := func(response http.ResponseWriter, request *http.Request) {
    response.Header().Set("Connection", "close")
    if request.Method != "GET" || request.URL.EscapedPath() != address.EscapedPath() {
      http.NotFound(response, request)
      return
    }
    fmt.Fprint(response, "You can close this window.")
    select {
    case received <- request.URL.Query():
    default:
    }
  }
  server := &http.Server{Handler: http.HandlerFunc(handle), ReadTimeout: 5 * time.Second}
  for _, on := range []string{"127.0.0.1", "[::1]"} {
    listener, err := net.Listen("tcp", on+":"+address.Port())
    if err == nil {
      go server.Serve(listener)
    } else if on == "127.0.0.1" || strings.Contains(err.Error(), "in use") {
      // A machine without IPv6 listens on IPv4 alone.
      fail("Port %s can not be used: %v", address.Port(), err)
    }
  }
  fmt.Printf("Open this address in your browser:\\n%s\\n", page)
  select {
  case query := <-received:
    // The page is sent to its end.
    check(server.Shutdown(context.Background()))
    return query
  case <-time.After(5 * time.Minute):
    fail("Nobody signed in within five minutes.")
    return nil
  }
}
`,
  },
  tokens: {
    needs: ['check', 'client'],
    code: `
type tokenReply struct {
  AccessToken string  \`json:"access_token"\`
  Expires     int     \`json:"expires_in"\`
  Refresh     string  \`json:"refresh_token"\`
  RefreshEnds int     \`json:"refresh_token_expires_in"\`
  Error       string  \`json:"error"\`
  Description string  \`json:"error_description"\`
  Ticket      string  \`json:"p-ticket"\`
  Seconds     float64 \`json:"p-time"\`
  Captcha     bool    \`json:"p-captcha"\`
}

// An error comes with HTTP 200. Waits once where the service asks to; a code works once, so nothing else is repeated.
func requestTokens(fields url.Values) tokenReply {
  request, err := http.NewRequest("POST", tokenURL, strings.NewReader(fields.Encode()))
  check(err)
  request.Header.Set("Accept", "application/json")
  request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
  response, err := client.Do(request)
  check(err)
  defer response.Body.Close()
  text, err := io.ReadAll(response.Body)
  check(err)
  // A web page or an empty response has no tokens.
  var reply tokenReply
  _ = json.Unmarshal(text, &reply)
  if reply.Captcha {
    fail("The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.")
  }
  if reply.Ticket != "" && !fields.Has("p-ticket") {
    fmt.Fprintf(os.Stderr, "The service asks to wait for %v s.\\n", reply.Seconds)
    time.Sleep(time.Duration(reply.Seconds * float64(time.Second)))
    fields.Set("p-ticket", reply.Ticket)
    return requestTokens(fields)
  }
  if reply.AccessToken == "" {
    words := string(text)
    switch reply.Error {
    case "":
    case "invalid_grant":
      words = "the code was used, has expired, or is for another redirect URI. Start again."
    case "invalid_client":
      words = "client id, secret, redirect URI and token URL do not belong together."
    default:
      words = reply.Description
    }
    fail("HTTP %d, no token: %s %.200s", response.StatusCode, reply.Error, words)
  }
  return reply
}
`,
  },
};

export const oauthMains: Mains = {
  oauthSignIn: {
    needs: ['setting', 'redirect', 'tokens'],
    code: `
  random := make([]byte, 64)
  _, err := rand.Read(random)
  check(err)
  encode := base64.RawURLEncoding.EncodeToString
  state, verifier := encode(random[:32]), encode(random[32:])
  challenge := sha256.Sum256([]byte(verifier))
  // Byte by byte as registered.
  id, redirectURI := setting("TRADOVATE_CLIENT_ID"), setting("TRADOVATE_REDIRECT_URI")
  query := url.Values{
    "response_type":         {"code"},
    "client_id":             {id},
    "redirect_uri":          {redirectURI},
    "state":                 {state},
    "code_challenge":        {encode(challenge[:])},
    "code_challenge_method": {"S256"},
  }
  address := waitForRedirect(redirectURI, authorizeURL+"?"+query.Encode())
  if address.Get("state") != state {
    fail("This address belongs to another sign-in (wrong state). Start again.")
  }
  if address.Get("code") == "" {
    fail("The sign-in was refused: %.40s", address.Get("error"))
  }
  fields := url.Values{
    "grant_type":    {"authorization_code"},
    "code":          {address.Get("code")},
    "client_id":     {id},
    "redirect_uri":  {redirectURI},
    "code_verifier": {verifier},
  }
  // An app without a secret is proven by the verifier.
  if secret := os.Getenv("TRADOVATE_CLIENT_SECRET"); secret != "" {
    fields.Set("client_secret", secret)
  }
  tokens := requestTokens(fields)
  fmt.Printf("Signed in for %d s. The refresh token is valid for %d s.\\n", tokens.Expires, tokens.RefreshEnds)
  // Your program goes here: tokens.AccessToken is the token. Keep the refresh token as you keep a password.
`,
  },
};

/** Go 1.18 and newer, standard library only. */
export const writeGo: RecipeWriter = (recipe, context) => {
  const { code, needs = [] } = mainOf(recipe, oauthMains);
  const main = `func main() {\n${statementsOf(code)}\n}`;
  const texts = [...neededParts({ ...helperParts, ...oauthParts }, needs), main];
  const { authorize, token } = oauthUrlsOf(context);
  return sections(
    lines(`// ${COMMENT}`, 'package main'),
    lines(nested('import (', imports(texts.join('\n'))), ')'),
    lines(`const authorizeURL = ${jsonString(authorize)}`, `const tokenURL = ${jsonString(token)}`),
    ...texts.map(template),
  );
};
