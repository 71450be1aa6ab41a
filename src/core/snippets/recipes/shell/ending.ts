import type { Parts } from '../parts';

/** Functions that stop strategies and cancel orders. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
# Runs a step that sends one request, after its name. If it fails, prints and keeps $failure and goes on, except after a lock.
attempt() {
  may_be=refused "\${@:2}" || failure='unexpected response'
  [ -z "$failure" ] || echo "$1: $failure" >&2
}
`,
  },
  cancelRefusal: {
    needs: ['send'],
    code: `
# Asks for the cancellation of an order: id and status. Sets $failure: why it is refused. The order may be filled before it arrives.
cancel_refusal() {
  failure=''
  [ "$2" != PendingCancel ] || return 0
  may_be=refused send POST /order/cancelorder "{\\"orderId\\": $1, \\"isAutomated\\": true}"
}
`,
  },
  requestCancel: {
    needs: ['finished', 'send', 'cancelRefusal'],
    code: `
# Of an order: id and status. Sets $failure.
request_cancel() {
  local reason
  cancel_refusal "$1" "$2"
  reason=$failure
  [ -n "$reason" ] || return 0
  may_be=refused send GET "/order/item?id=$1"
  [ -z "$failure" ] || return 0
  ord_status=$(field .ordStatus)
  is_finished "$ord_status" || failure="Order $1 was still $ord_status, and may be filled or canceled by now. $reason"
}
`,
  },
  cancelOrders: {
    needs: ['workingOrders', 'attempt', 'cancelRefusal'],
    code: `
# All but those that close a position. After refusals the orders are read once.
cancel_orders() {
  local order id refused='{}' lines
  attempt Orders working_orders
  for order in $(
    jq -r --argjson closing "$closing" '.[] | . as $order
      | select($closing["\\(.contractId)"] | IN("", "\\($order.id)") | not) | "\\(.id):\\(.ordStatus)"' <<< "$working"
  ); do
    id=\${order%:*}
    asked+=" $id "
    cancel_refusal "$id" "\${order#*:}"
    [ -z "$failure" ] || refused=$(jq -c --arg id "$id" --arg reason "$failure" '.[$id] = $reason' <<< "$refused")
  done
  [ "$refused" != '{}' ] || return 0
  attempt Orders working_orders
  lines=$(jq -r --argjson refused "$refused" '.[] | . as $order | $refused["\\(.id)"] | select(.)
    | "Order \\($order.id) was still \\($order.ordStatus), and may be filled or canceled by now. \\(.)"' <<< "$working")
  [ -z "$lines" ] || echo "$lines" >&2
}
`,
  },
  stopStrategies: {
    needs: ['send', 'attempt'],
    code: `
# Sets $strategies: the ids of those that run.
active_strategies() {
  send GET "/orderStrategy/deps?masterid=$account_id"
  strategies=$(field 'map(select(.status == "ActiveStrategy").id)')
}

# Running strategies may place orders again.
stop_strategies() {
  local id
  attempt Strategies active_strategies
  for id in $(jq '.[]' <<< "$strategies"); do
    attempt "Strategy $id" send POST /orderStrategy/interruptorderstrategy "{\\"orderStrategyId\\": $id}"
    [ -n "$failure" ] || echo "Strategy $id: stopping"
  done
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'workingOrders'],
    code: `
# Sets $left: what still runs or may still trade, or unknown. Prints what became of the orders whose end was asked for.
remaining() {
  local order
  left=unknown
  attempt 'What is left' active_strategies
  [ -z "$failure" ] || return 0
  attempt 'What is left' working_orders
  [ -z "$failure" ] || return 0
  for order in $(field ".[] | select(.ordStatus | test(\\"^($FINISHED)\\$\\")) | \\"\\(.id):\\(.ordStatus)\\""); do
    [[ $asked == *" \${order%:*} "* ]] || continue
    asked=\${asked// \${order%:*} /}
    echo "Order \${order/:/: }"
  done
  left=$(
    jq -rn --argjson strategies "$strategies" --argjson orders "$working" \\
      '[($strategies[] | "strategy \\(.)"), ($orders[] | "order \\(.id) \\(.ordStatus)")] | join(", ")'
  )
}
`,
  },
  endAll: {
    needs: ['attempt'],
    code: `
# Of functions: the first sets $left, the others ask for the end of everything, and again every 6 seconds for what is left then.
# Fails if something is left after 20 seconds.
end_all() {
  local tries each
  for tries in 0 1 2 3 4 5 6 7 8 9 10; do
    [ "$tries" = 0 ] || sleep 2
    if [ "$((tries % 3))" = 0 ]; then
      for each in "\${@:2}"; do "$each"; done
    fi
    "$1"
    [ -n "$left" ] || return 0
  done
  fail "Still active: $left"
}
`,
  },
};
