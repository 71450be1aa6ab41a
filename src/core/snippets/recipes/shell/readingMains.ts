import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['send', 'openPositions', 'workingOrders'],
    code: `
  local accounts id order name is_complete=true
  send GET /account/list
  accounts=$reply
  for account_id in $(jq '.[].id' <<< "$accounts"); do
    name=$(jq -r --argjson id "$account_id" '.[] | select(.id == $id).name' <<< "$accounts")
    # In a subshell, which a failed request ends alone.
    (
      step="Account $name"
      send POST /cashBalance/getcashbalancesnapshot "{\\"accountId\\": $account_id}"
      echo "Account $name: $(field '"cash \\(.totalCashValue), open profit \\(.openPnL // 0)"')"
      open_positions
      for id in $(jq '.[].contractId' <<< "$open"); do
        send GET "/contract/item?id=$id"
        jq -r --argjson contract "$reply" '.[] | select(.contractId == $contract.id)
          | "  position \\(.netPos) \\($contract.name) at \\(.netPrice)"' <<< "$open"
      done
      working_orders
      for id in $(jq '.[].id' <<< "$working"); do
        order=$(jq --argjson id "$id" '.[] | select(.id == $id)' <<< "$working")
        send GET "/contract/item?id=$(jq .contractId <<< "$order")"
        name=$(field .name)
        send GET "/orderVersion/deps?masterid=$id"
        jq -r --argjson order "$order" --arg name "$name" 'max_by(.id)
          | ([.price, .stopPrice] | map(select(. != null) | tostring) | join(" stop ")) as $prices
          | "  order \\($order.id) \\($order.ordStatus): \\($order.action) \\(.orderQty) \\($name) \\(.orderType) \\($prices)"' <<< "$reply"
      done
    ) || {
      [ $? != 2 ] || exit 2
      is_complete=false
    }
  done
  [ "$is_complete" = true ] || fail 'Not all accounts could be read.'
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  local body data
  find_account
  body=$(
    jq -n --arg account "$account_name" --arg from "$FROM_DATE" --arg to "$TO_DATE" '{
      name: "Fills",
      representationType: "csv",
      timezone: 0,
      params: [
        {name: "account", value: $account},
        {name: "startDate", value: $from},
        {name: "endDate", value: $to}
      ]
    }'
  )
  send POST /reports/requestReport "$body" "$REPORTS_URL"
  [ "$(field '.data? | type')" = string ] || fail "No report came: $(cut -c 1-200 <<< "$reply")"
  data=$(field .data)
  printf '%s\\n' "$data" > "$FILLS_FILE"
  echo "$(($(wc -l < "$FILLS_FILE") - 1)) fills written to $FILLS_FILE"
`,
  },
};
