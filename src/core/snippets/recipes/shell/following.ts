import type { Parts } from '../parts';

/** Functions that place an order and follow what happens to it. */
export const followingParts: Parts = {
  placeOrder: {
    needs: ['send'],
    code: `
# Sets $ids, of the order and its legs. After a lost response it looks for the order and never sends it again.
place_order() {
  local path=$1 id
  id="recipe-$(date +%s)-$$"
  echo "Sending the order, clOrdId $id"
  may_be=lost send POST "$path" "$(jq -c --arg id "$id" '.clOrdId = $id' <<< "$2")"
  if [ -n "$failure" ]; then
    echo "clOrdId $id: $failure" >&2
    sleep 2
    send GET /command/list
    reply=$(jq -c --arg id "$id" 'map(select(.clOrdId == $id)) | .[0] // {}' <<< "$reply")
    [ "$reply" != '{}' ] || fail "No order with the clOrdId $id was found. Look again before you run this again."
  fi
  ids=$(field '[.orderId, .oso1Id, .oso2Id, .ocoId] | map(select(. != null)) | join(" ")')
  [ -n "$ids" ] || fail "No order id came from $path."
  echo "Order \${ids// /, }: accepted"
}
`,
  },
  commandRefusal: {
    needs: ['send'],
    code: `
# Sets $refusal: why a command was refused after it had been accepted; empty: it was not.
command_refusal() {
  send GET "/commandReport/deps?masterid=$1"
  refusal=$(field 'map(select(.commandStatus | endswith("Rejected"))) | .[0]
    | if . then "\\(.rejectReason // "Rejected"): \\(.text // "")" else "" end')
}
`,
  },
  waitForOrder: {
    needs: ['send'],
    code: `
# Sets $ord_status. Asks once a second, at most ten times, until the order has one of the statuses, which are separated by |.
wait_for_order() {
  local tries
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    send GET "/order/item?id=$1"
    ord_status=$(field .ordStatus)
    if [[ "|$2|" == *"|$ord_status|"* ]]; then break; fi
    sleep 1
  done
}
`,
  },
  activeFills: {
    needs: ['send'],
    code: `
# Sets $fills, of an order.
active_fills() {
  send GET "/fill/deps?masterid=$1"
  fills=$(field 'map(select(.active))')
}
`,
  },
  followOrder: {
    needs: ['finished', 'waitForOrder', 'commandRefusal', 'activeFills'],
    code: `
# Of an order's id, and the quantity of one at market. Prints what became of it and adds to $failures: it was rejected, or the
# quantity is not filled.
follow_order() {
  local command at_market=\${2-0} statuses="Working|Suspended|$FINISHED" filled
  [ "$at_market" = 0 ] || statuses=$FINISHED
  wait_for_order "$1" "$statuses"
  if [ "$ord_status" = Rejected ]; then
    refusal=''
    send GET "/command/deps?masterid=$1"
    for command in $(field '.[].id'); do
      [ -n "$refusal" ] || command_refusal "$command"
    done
    failures+="Order $1 was rejected.\${refusal:+ $refusal}"$'\\n'
    return
  fi
  active_fills "$1"
  echo "Order $1: $ord_status$(jq -r 'map(", \\(.qty) at \\(.price)") | add // ""' <<< "$fills")"
  filled=$(jq 'map(.qty) | add // 0' <<< "$fills")
  if [ "$ord_status" = Filled ] || [ "$filled" -ge "$at_market" ]; then return; fi
  failures+="Order $1 is $ord_status: $filled of $at_market filled."$'\\n'
}
`,
  },
  followOrders: {
    needs: ['followOrder'],
    code: `
# Of ids, and the quantity of one at market. Follows all of them before it ends the program.
follow_orders() {
  local id failures=''
  for id in $1; do
    follow_order "$id" "\${2-0}"
  done
  [ -n "$failures" ] || return 0
  [[ $1 != *' '* ]] || failures+='The position may be without a stop.'
  fail "\${failures%$'\\n'}"
}
`,
  },
};
