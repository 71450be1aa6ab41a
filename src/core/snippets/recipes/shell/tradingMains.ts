import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'followOrder'],
    code: `
  local params body id status
  find_account
  find_contract "$SYMBOL"
  find_tick
  # Distances are signed by the side: a target above and a stop below a bought position.
  params=$(
    jq -cn --arg side "$SIDE" --argjson quantity "$QUANTITY" \\
      --argjson target "$(to_tick "$TARGET_POINTS")" --argjson stop "$(to_tick "$STOP_POINTS")" '
      (if $side == "Buy" then 1 else -1 end) as $sign | {
        entryVersion: {orderQty: $quantity, orderType: "Market", timeInForce: "Day"},
        brackets: [
          {qty: $quantity, profitTarget: ($sign * $target), stopLoss: (-1 * $sign * $stop), trailingStop: false}
        ]
      }'
  )
  body=$(
    jq -n \\
      --arg account_name "$account_name" --argjson account_id "$account_id" \\
      --arg symbol "$SYMBOL" --arg side "$SIDE" --arg params "$params" '{
        accountSpec: $account_name,
        accountId: $account_id,
        symbol: $symbol,
        action: $side,
        orderStrategyTypeId: 2,
        params: $params,
        isAutomated: true
      }'
  )
  send POST /orderStrategy/startorderstrategy "$body"
  id=$(field .orderStrategy.id)
  status=$(field .orderStrategy.status)
  [ "$status" != ExecutionFailed ] || fail "$(field '.orderStrategy.failureMessage // "The strategy failed."')"
  echo "Strategy $id: $status"
  send GET "/orderStrategyLink/deps?masterid=$id"
  for id in $(field '.[].orderId'); do
    follow_order "$id"
  done
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'placeOrder', 'followOrder'],
    code: `
  local held next body id
  find_account
  find_contract "$OLD_SYMBOL"
  net_position
  held=$net
  [ "$held" != 0 ] || fail "There is no position in $OLD_SYMBOL."
  # It only names the next contract.
  send POST /contract/rollcontract "$(jq -n --arg name "$OLD_SYMBOL" '{name: $name, forward: true, ifExpired: false}')"
  next=$(field .contract.name)
  echo "Rolling $held from $OLD_SYMBOL to $next"
  (flatten) || fail "Nothing was opened in $next." $?
  body=$(
    jq -n \\
      --arg account_name "$account_name" --argjson account_id "$account_id" \\
      --arg symbol "$next" --argjson held "$held" '{
        accountSpec: $account_name,
        accountId: $account_id,
        action: (if $held > 0 then "Buy" else "Sell" end),
        symbol: $symbol,
        orderQty: (if $held > 0 then $held else -1 * $held end),
        orderType: "Market",
        timeInForce: "Day",
        isAutomated: true
      }'
  )
  place_order /order/placeorder "$body"
  for id in $ids; do
    follow_order "$id"
  done
  echo "Stops and targets of $OLD_SYMBOL are gone: place them again in $next."
`,
  },
};
