import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'netPosition', 'followOrder'],
    code: `
  local params uuid body id status tries order failures='' followed=()
  find_account
  find_contract "$SYMBOL"
  net_position
  [ "$net" = 0 ] || fail "There is a position of $net in $SYMBOL. Place its stop and target as an OCO."
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
  uuid="recipe-$(date +%s)-$$"
  body=$(
    jq -n \\
      --arg account_name "$account_name" --argjson account_id "$account_id" \\
      --arg symbol "$SYMBOL" --arg side "$SIDE" --arg params "$params" --arg uuid "$uuid" '{
        accountSpec: $account_name,
        accountId: $account_id,
        symbol: $symbol,
        action: $side,
        orderStrategyTypeId: 2,
        params: $params,
        uuid: $uuid,
        isAutomated: true
      }'
  )
  echo "Starting the strategy, uuid $uuid"
  send POST /orderStrategy/startorderstrategy "$body"
  id=$(field .orderStrategy.id)
  status=$(field .orderStrategy.status)
  [ "$status" != ExecutionFailed ] || fail "$(field '.orderStrategy.failureMessage // "The strategy failed."')"
  echo "Strategy $id: $status"
  # The stop and the target come once the entry is filled.
  for tries in 0 1 1 1 1 1 1 1 1 1; do
    sleep "$tries"
    send GET "/orderStrategyLink/deps?masterid=$id"
    for order in $(field '.[].orderId'); do
      [[ " \${followed[*]-} " == *" $order "* ]] && continue
      followed+=("$order")
      follow_order "$order"
    done
    [ \${#followed[@]} -lt 3 ] || break
  done
  send GET "/orderStrategy/item?id=$id"
  status=$(field .status)
  if [ \${#followed[@]} -lt 3 ] || [ -n "$failures" ] || [ "$status" = ExecutionFailed ] || [ "$status" = NotEnoughLiquidity ]; then
    fail "$failures$status, \${#followed[@]} of 3 orders. Check the position and its stop. $(field '.failureMessage // ""')"
  fi
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'activeFills', 'placeOrder', 'followOrders'],
    code: `
  local expiration body closed
  find_account
  # It only names the next contract.
  send POST /contract/rollcontract "$(jq -n --arg name "$OLD_SYMBOL" '{name: $name, forward: true, ifExpired: false}')"
  find_contract "$(field .contract.name)"
  next=$contract_name
  send GET "/contractMaturity/item?id=$(field .contractMaturityId)"
  expiration=$(field .expirationDate)
  [[ $expiration > $(date -u +%Y-%m-%dT%H:%M) ]] || fail "$next expired on $expiration"
  find_contract "$OLD_SYMBOL"
  net_position
  [ "$net" != 0 ] || fail "There is no position in $OLD_SYMBOL."
  echo "Rolling $net from $OLD_SYMBOL to $next"
  trap 'echo "Nothing was opened in $next." >&2' EXIT
  flatten
  # A stop may have closed a part: no more is opened than this program has closed.
  fills='[]'
  [ -z "$closing_order" ] || active_fills "$closing_order"
  [ "$(jq length <<< "$fills")" != 0 ] || fail 'The position is closed, maybe not by this program.'
  trap - EXIT
  closed=$(jq 'map(.qty) | add' <<< "$fills")
  echo "$OLD_SYMBOL: $closed closed"
  body=$(
    jq -n \\
      --arg account_name "$account_name" --argjson account_id "$account_id" \\
      --arg symbol "$next" --argjson fills "$fills" --argjson closed "$closed" '{
        accountSpec: $account_name,
        accountId: $account_id,
        action: (if $fills[0].action == "Sell" then "Buy" else "Sell" end),
        symbol: $symbol,
        orderQty: $closed,
        orderType: "Market",
        timeInForce: "Day",
        isAutomated: true
      }'
  )
  place_order /order/placeorder "$body"
  follow_orders "$ids" "$closed"
  echo "Stops and targets of $OLD_SYMBOL are gone: place them again in $next."
`,
  },
};
