import type { Mains } from '../parts';

/** The last function of recipes that change or end what is there. */
export const changingMains: Mains = {
  modifyOrder: {
    needs: ['findOrder', 'findTick', 'commandRefusal'],
    code: `
  local id status version type price_field price body command tries
  find_order
  id=$(field .id)
  status=$(field .ordStatus)
  [ "$status" = Working ] || fail "Order $id is not working: $status"
  send GET "/contract/item?id=$(field .contractId)"
  use_contract
  find_tick
  price=$(to_tick "$NEW_PRICE")
  send GET "/orderVersion/deps?masterid=$id"
  version=$(field 'max_by(.id)')
  type=$(jq -r .orderType <<< "$version")
  case $type in
    Limit) price_field=price ;;
    Stop) price_field=stopPrice ;;
    *) fail "This moves limit and stop orders, not $type." ;;
  esac
  body=$(
    jq --argjson id "$id" --arg price_field "$price_field" --argjson price "$price" \\
      '{orderId: $id, orderQty, orderType, timeInForce: (.timeInForce // "Day"), ($price_field): $price, isAutomated: true}
        + ({expireTime, maxShow, text} | with_entries(select(.value != null)))' <<< "$version"
  )
  send POST /order/modifyorder "$body"
  command=$(field .commandId)
  # The response says only that the change was taken: its report may refuse it.
  for tries in 1 2 3 4 5 6 7 8 9 10; do
    command_refusal "$command"
    [ -z "$refusal" ] || fail "The change was refused. $refusal"
    send GET "/orderVersion/deps?masterid=$id"
    if [ "$(field "max_by(.id).$price_field == $price")" = true ]; then
      echo "Order $id: $type $(field 'max_by(.id).orderQty') at $price"
      return
    fi
    sleep 1
  done
  fail "Order $id has not changed."
`,
  },
  cancelOrder: {
    needs: ['findOrder', 'cancelOrder'],
    code: `
  local id
  find_order
  id=$(field .id)
  cancel_order "$id" "$(field .ordStatus)"
  [ "$ord_status" = Canceled ] || fail "Order $id was not canceled: $ord_status"
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'cancelAll', 'remaining'],
    code: `
  find_account
  attempt Strategies stop_strategies
  cancel_all
  remaining
  [ -z "$left" ] || fail "Still active: $left"
  echo "$account_name: no working orders"
`,
  },
  flattenPosition: {
    needs: ['findAccount', 'findContract', 'flatten'],
    code: `
  find_account
  find_contract "$SYMBOL"
  net_position
  [ "$net" != 0 ] || fail "There is no position in $SYMBOL."
  flatten
`,
  },
  flattenAll: {
    needs: ['findAccount', 'cancelAll', 'closeContract', 'remaining'],
    code: `
  local id
  find_account
  attempt Strategies stop_strategies
  cancel_all
  open_positions
  for id in $(jq '.[].contractId' <<< "$open"); do
    attempt "Contract $id" close_contract "$id"
  done
  open_positions
  remaining
  left+=$(jq -r 'map(", position \\(.netPos) in contract \\(.contractId)") | add // ""' <<< "$open")
  [ -z "$left" ] || fail "Still active: \${left#, }"
  echo "$account_name: no positions"
`,
  },
};
