import type { Parts } from '../parts';

/** Functions that close positions. */
export const closingParts: Parts = {
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
  echo "Closing the position in contract $1"
  send POST /order/liquidateposition "$body"
  closing_order=$(field '.orderId? // ""')
}
`,
  },
  flatten: {
    needs: ['netPosition', 'workingOrders', 'liquidate'],
    code: `
# Liquidates and waits until neither the position nor an order is left.
flatten() {
  local tries orders
  may_be=lost liquidate "$contract_id"
  [ -z "$failure" ] || echo "$failure" >&2
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
  closePositions: {
    needs: ['openPositions', 'liquidate', 'finished', 'remaining', 'attempt'],
    code: `
# A contract is closed again only once its last closing order is finished: two of them would open a position.
close_contract() {
  local last
  last=$(jq -r --arg contract "$1" '.[$contract] // "none"' <<< "$closing")
  [ -n "$last" ] || return 0
  if [ "$last" != none ]; then
    attempt "Contract $1" send GET "/order/item?id=$last"
    is_finished "$(field .ordStatus)" || return 0
    # It may have been filled after the positions were read.
    attempt "Contract $1" open_positions
    [ -z "$failure" ] || return 0
    [ "$(jq --argjson id "$1" 'any(.contractId == $id)' <<< "$open")" = true ] || return 0
  fi
  attempt "Contract $1" liquidate "$1"
  if [ -n "$failure" ] && [ -z "$lost" ]; then return; fi
  closing=$(jq -c --arg contract "$1" --arg order "$closing_order" '.[$contract] = $order' <<< "$closing")
  asked+=" $closing_order "
}

close_positions() {
  local id
  attempt Positions open_positions
  for id in $(jq '.[].contractId' <<< "$open"); do close_contract "$id"; done
}

# Sets $left, as remaining does. Positions are read last: an order may just have been filled.
remaining_with_positions() {
  local positions
  remaining
  [ "$left" != unknown ] || return 0
  attempt 'What is left' open_positions
  positions=$(jq -r 'map(", position \\(.netPos) in contract \\(.contractId)") | add // ""' <<< "$open")
  left+=$positions
  left=\${left#, }
  [ -z "$failure" ] || left=unknown
}
`,
  },
};
