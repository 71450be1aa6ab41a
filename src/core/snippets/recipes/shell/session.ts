import type { Mains, Parts } from '../parts';

/** Signing in and renewing. Secrets are in the environment, where jq reads them: never in a program's arguments. */
export const sessionParts: Parts = {
  session: {
    needs: ['send'],
    code: `
sign_in() {
  local name body
  for name in USERNAME PASSWORD APP_ID CID SEC; do
    name=TRADOVATE_$name
    [ -n "\${!name-}" ] || fail "$name is not set."
  done
  # Live orders need the device's id: always the same for a device, and approved by mail once.
  body=$(
    jq -n '{
      name: env.TRADOVATE_USERNAME,
      password: env.TRADOVATE_PASSWORD,
      appId: env.TRADOVATE_APP_ID,
      appVersion: (env.TRADOVATE_APP_VERSION // "1.0"),
      cid: (env.TRADOVATE_CID | if test("^(0|[1-9][0-9]{0,14})$") then tonumber else . end),
      sec: env.TRADOVATE_SEC
    } + (env.TRADOVATE_DEVICE_ID // "" | if . == "" then {} else {deviceId: .} end)'
  )
  send POST /auth/accesstokenrequest "$body"
}

# Takes the token of $reply and sets $lifetime, in seconds. It never prints the token.
use_token() {
  local expires
  TOKEN=$(field '.accessToken // ""')
  [ -n "$TOKEN" ] || fail 'No token came: the service wants another step. Look into your mail, and do not repeat it at once.'
  expires=$(field .expirationTime)
  lifetime=$(jq -rn --arg expires "$expires" '$expires | sub("\\\\.[0-9]+"; "") | fromdateiso8601 - now | floor')
  [ "$lifetime" -gt 0 ] || fail "The token expires at $expires. Is the clock right?"
  echo "Signed in until $expires"
}

# Renews 15 minutes before the token expires, or in the last quarter of a short life. After a lost response it tries again while
# the token is valid, ten times at most: the service takes 15 renewals an hour.
renew() {
  local lead=$((lifetime / 4)) pause end=$((SECONDS + lifetime))
  [ "$lead" -le 900 ] || lead=900
  pause=$((lead / 10 + 1))
  sleep "$((lifetime - lead))"
  until may_be=lost send GET /auth/renewaccesstoken && [ -z "$failure" ]; do
    [ "$((SECONDS + pause))" -lt "$end" ] || fail "$failure"
    echo "$failure" >&2
    sleep "$pause"
  done
}
`,
  },
};

export const sessionMains: Mains = {
  signIn: {
    needs: ['send', 'session'],
    code: `
  sign_in
  use_token
  # Your program goes here: send carries the token.
  send GET /account/list
  echo "Accounts: $(field 'map(.name) | join(", ")')"
  while true; do
    renew
    use_token
  done
`,
  },
};
