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
    needs: ['findOrder', 'requestCancel', 'waitForOrder'],
    code: `
  local id
  find_order
  id=$(field .id)
  request_cancel "$id" "$(field .ordStatus)"
  [ -z "$failure" ] || fail "$failure"
  wait_for_order "$id" "$FINISHED"
  echo "Order $id: $ord_status"
  [ "$ord_status" = Canceled ] || fail "Order $id was not canceled: $ord_status"
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'remaining', 'endAll'],
    code: `
  asked='' closing='{}'
  find_account
  end_all remaining stop_strategies cancel_orders
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
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'closePositions', 'endAll'],
    code: `
  asked=''
  # Contract: its closing order.
  closing='{}'
  find_account
  # Positions first: that ends their orders, too.
  end_all remaining_with_positions stop_strategies close_positions cancel_orders
  echo "$account_name: no positions"
`,
  },
};
