import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  cancelOrder: {
    needs: ['waitForOrder'],
    code: `
# Prints the outcome: an order may be filled before its cancellation arrives.
cancel_order() {
  send POST /order/cancelorder "{\\"orderId\\": $1, \\"isAutomated\\": true}"
  wait_for_order "$1" 'Filled|Canceled|Rejected|Expired|Completed'
  echo "Order $1: $ord_status"
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder'],
    code: `
# One after the other, for the service limits requests. Legs that ended with their parent are not asked again.
cancel_all() {
  local id tries
  for tries in {1..200}; do
    working_orders
    id=$(jq -r '.[0].id // ""' <<< "$working")
    if [ -z "$id" ]; then return; fi
    cancel_order "$id"
    case $ord_status in
      Canceled | Filled) ;;
      *) fail "Order $id is still $ord_status." ;;
    esac
  done
  fail "Still working: $(jq -r 'map(.id) | join(", ")' <<< "$working")"
}
`,
  },
  stopStrategies: {
    needs: ['send'],
    code: `
# Running strategies may place orders again.
stop_strategies() {
  local id
  send GET "/orderStrategy/deps?masterid=$account_id"
  for id in $(field '.[] | select(.status == "ActiveStrategy").id'); do
    send POST /orderStrategy/interruptorderstrategy "{\\"orderStrategyId\\": $id}"
    echo "Strategy $id: stopped"
  done
}
`,
  },
  flatten: {
    needs: ['netPosition'],
    code: `
# Cancels the contract's orders, closes the position at market and waits until it is closed.
flatten() {
  local body tries
  body=$(
    jq -n --argjson account "$account_id" --argjson contract "$contract_id" \\
      '{accountId: $account, contractId: $contract, admin: false, isAutomated: true}'
  )
  send POST /order/liquidateposition "$body"
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    net_position
    if [ "$net" = 0 ]; then
      echo "$contract_name: flat"
      return
    fi
    sleep 1
  done
  fail "The position in $contract_name is still open."
}
`,
  },
};
