import type { Part, Parts, Sending } from '../parts';

/** Code that says what it means that no response came. */
const LOST_WRITE = `[ "$method" = POST ] && message+=' (it may have been carried out: look before you run this again)'`;
const LOST_READ = `message+=' (nothing was changed: try again)'`;

/**
 * The helper that sends a request. What it checks: contract, "Refusals with HTTP 200", "Penalty" and "How to read the
 * status of an ordinary call". Functions leave their result in a variable: `exit` in a `$(…)` would end that alone.
 */
export const sendParts: Parts = {
  fail: {
    code: `
# Ends the program with a message.
fail() {
  printf '%s\\n' "$1" >&2
  exit 1
}

# A value of the last response. Its argument is a filter of jq.
field() {
  jq -r "$1" <<< "$reply"
}
`,
  },
  pace: {
    code: `
MAX_REQUESTS=75 # in WINDOW: the service takes 80 a minute
WINDOW=60 # seconds
sent_at=()

# Waits before a request that would be one too many.
pace() {
  local seconds
  if [ \${#sent_at[@]} = "$MAX_REQUESTS" ]; then
    # SECONDS may be nearly one too many.
    seconds=$((sent_at[0] + WINDOW + 1 - SECONDS))
    [ "$seconds" -le 1 ] || echo "Waiting for $seconds s: the service takes 80 requests a minute." >&2
    [ "$seconds" -le 0 ] || sleep "$seconds"
    sent_at=("\${sent_at[@]:1}")
  fi
  sent_at+=("$SECONDS")
}
`,
  },
  exchange: {
    code: `
# A line of curl's configuration: no secret is in a program's arguments.
option() {
  printf '%s = "%s"\\n' "$1" "$(printf '%s' "$2" | tr -d '\\n' | sed 's/[\\\\"]/\\\\&/g')"
}

# One request: method, URL, body. Sets $status and $text. The status is 0 where there was no response.
exchange() {
  local location
  if text=$(
    {
      [ -z "$TOKEN" ] || option header "Authorization: Bearer $TOKEN"
      [ -z "$3" ] || option header 'Content-Type: application/json'
      [ -z "$3" ] || option data-binary "$3"
    } | curl -sS -m 30 -X "$1" -H 'Accept: application/json' -w '\\n%{http_code} %{redirect_url}' -K - "$2" 2>&1
  ); then
    status=\${text##*$'\\n'}
    location=\${status#* }
    status=\${status%% *}
    text=\${text%$'\\n'*}
    [ -z "$location" ] || text="wrong host: set BASE_URL to $(cut -d / -f 1-3 <<< "$location")/v1"
  else
    status=0
    text=$(grep -a -o 'curl: .*' <<< "$text" || true)
  fi
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
    needs: [...(isPaced ? ['pace'] : []), 'fail', 'exchange'],
    code: `
# Sends a request: method, path, body, host. The result is in $reply. Ends the program with the service's words, or sets
# $failure, and $lost without a response, where $may_be allows it: \`lost\` responses, or \`refused\`, which is any failure but a
# lock. Waits where the service asks to, and repeats nothing else.
send() {
  local method=$1 path=$2 body=\${3-} host=\${4-$BASE_URL} ticket='' parts captcha seconds refusal url full tries words advice='' message
  failure='' lost=''
  for tries in 1 2 3; do
    url=$host$path full=$body
    if [ -n "$ticket" ] && [ -n "$body" ]; then
      full=$(jq -c --arg ticket "$ticket" '.["p-ticket"] = $ticket' <<< "$body")
    elif [ -n "$ticket" ]; then
      case $path in *\\?*) url+='&' ;; *) url+='?' ;; esac
      url+=p-ticket=$(jq -rn --arg ticket "$ticket" '$ticket | @uri')
    fi
${isPaced ? '    pace\n' : ''}    exchange "$method" "$url" "$full"
    # Empty lines where the response is not one value of JSON, or not as expected.
    parts=$(jq -rs '
      if length == 1 and .[0] != null then .[0] else error end | tojson, (
        if type == "object" then . else {} end | (.["p-ticket"] // ""), (
          if (.violations // [] | length) > 0 then .violations | map("\\(.constraint // "") \\(.description // "")") | join(", ")
          elif .failureReason // "" | IN("", "Success") | not then "\\(.failureReason): \\(.failureText // "")"
          else .errorText // .failureText // "" end | gsub("\\\\s+"; " ")
        ), (.["p-captcha"] // false), (.["p-time"] // 15)
      )' <<< "$text" 2> /dev/null) || parts=$'\\n\\n\\n\\n'
    {
      read -r reply
      read -r ticket
      read -r refusal
      read -r captcha
      read -r seconds
    } <<< "$parts"
    [ "$captcha" = true ] && fail 'The service requires a CAPTCHA. Sign in at trader.tradovate.com and wait an hour.'
    if [ -z "$ticket" ] || [ "$tries" = 3 ]; then break; fi
    echo "The service asks to wait for $seconds s." >&2
    sleep "$seconds"
  done
  [ -n "$ticket" ] && refusal='the service keeps asking to wait'
  if [ "$status" = 200 ] && [ -n "$reply" ] && [ -z "$refusal" ]; then return; fi
  words=$(tr -s '[:space:]' ' ' <<< "\${refusal:-\${text:-empty response}}" | cut -c 1-200)
  words=\${words% }
  case $status in
    200) [[ $refusal == *'Access is denied'* ]] && advice=' (often a wrong or expired symbol, or a wrong account)' ;;
    401)
      advice=' (the key lacks a right, or the token has expired)'
      [[ $method$path == POST/order* ]] && advice=' (the key lacks a right, the device is not approved, or the token has expired)'
      ;;
    423 | 429) advice=' (locked for an hour: send nothing until it ends)' ;;
  esac
  message="HTTP $status from $path: $words$advice"
  [ "$status" = 0 ] && message="No response from $path: $words"
  case $status\${ticket:+, penalty} in
    423 | 429 | *penalty) fail "$message" ;;
    0 | 408 | 5*) lost=yes ;;
    200) [ -n "$refusal" ] || lost=yes ;;
  esac
  [ -n "$lost" ] && ${lost}
  case \${may_be-}$lost in
    refused* | lostyes) failure=$message reply='' ;;
    *) fail "$message" ;;
  esac
}
`,
  };
}
