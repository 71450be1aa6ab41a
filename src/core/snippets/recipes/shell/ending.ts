import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
# Runs a step, after its name, in a subshell. It prints why it failed; the program goes on, except after a lock.
attempt() {
  local step=$1
  ("\${@:2}") || [ $? != 2 ] || exit 2
}
`,
  },
  cancelOrder: {
    needs: ['finished', 'waitForOrder'],
    code: `
# Of an order: id and status. Prints the outcome: it may be filled before its cancellation arrives, which is then refused.
cancel_order() {
  local reason=''
  if [ "$2" != PendingCancel ]; then
    may_be=refused send POST /order/cancelorder "{\\"orderId\\": $1, \\"isAutomated\\": true}"
    reason=$failure
  fi
  if [ -n "$reason" ]; then
    send GET "/order/item?id=$1"
    ord_status=$(field .ordStatus)
    [[ "|$FINISHED|" == *"|$ord_status|"* ]] ||
      fail "Order $1 was still $ord_status, and may be filled or canceled by now. $reason"
  fi
  wait_for_order "$1" "$FINISHED"
  echo "Order $1: $ord_status"
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder', 'attempt'],
    code: `
cancel_if_working() {
  local ord_status
  working_orders
  ord_status=$(jq -r ".[] | select(.id == $1).ordStatus" <<< "$working")
  [ -z "$ord_status" ] || cancel_order "$1" "$ord_status"
}

cancel_each() {
  local id
  working_orders
  for id in $(jq '.[].id' <<< "$working"); do
    attempt Cancellation cancel_if_working "$id"
  done
}

# One after the other, for the service limits requests, then what is left once more. Skips legs that ended with their parent.
cancel_all() {
  attempt Orders cancel_each
  attempt Orders cancel_each
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

stop_strategy() {
  send POST /orderStrategy/interruptorderstrategy "{\\"orderStrategyId\\": $1}"
  echo "Strategy $1: stopping"
}

# Running strategies may place orders again. Waits until none is active: they stop after the response.
stop_strategies() {
  local id tries
  active_strategies
  for id in $(jq '.[]' <<< "$strategies"); do
    attempt "Strategy $id" stop_strategy "$id"
  done
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    [ "$strategies" != '[]' ] || break
    sleep 1
    active_strategies
  done
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'workingOrders'],
    code: `
# Sets $left: what still runs or may still trade, separated by commas.
remaining() {
  active_strategies
  working_orders
  left=$(
    jq -rn --argjson strategies "$strategies" --argjson orders "$working" \\
      '[($strategies[] | "strategy \\(.)"), ($orders[] | "order \\(.id) \\(.ordStatus)")] | join(", ")'
  )
}
`,
  },
  liquidate: {
    needs: ['send'],
    code: `
# Of a contract's id. Cancels its orders, closes its position and sets $closing_order; empty: the response was lost.
liquidate() {
  local body
  body=$(
    jq -n --argjson account "$account_id" --argjson contract "$1" \\
      '{accountId: $account, contractId: $contract, admin: false, isAutomated: true}'
  )
  may_be=lost send POST /order/liquidateposition "$body"
  [ -z "$failure" ] || echo "$failure" >&2
  closing_order=$(field '.orderId // ""')
}
`,
  },
  flatten: {
    needs: ['netPosition', 'workingOrders', 'liquidate'],
    code: `
# Liquidates and waits until neither the position nor an order is left.
flatten() {
  local tries orders
  liquidate "$contract_id"
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    [ "$tries" = 1 ] || sleep 2
    net_position
    working_orders
    orders=$(jq -r "map(select(.contractId == $contract_id).id) | join(\\", \\") | if . == \\"\\" then \\"none\\" else . end" <<< "$working")
    if [ "$net" = 0 ] && [ "$orders" = none ]; then
      echo "$contract_name: flat"
      return
    fi
  done
  [ "$net" != 0 ] || fail "$contract_name: position 0, but orders are still working: $orders"
  fail "$contract_name is not flat: position $net, working orders: $orders"
}
`,
  },
  closeContract: {
    needs: ['findContract', 'openPositions', 'flatten', 'attempt'],
    code: `
# Of a contract's id.
close_contract() {
  send GET "/contract/item?id=$1"
  use_contract
  flatten
}
`,
  },
};
