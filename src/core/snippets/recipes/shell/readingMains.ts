import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['send', 'workingOrders'],
    code: `
  local accounts positions id order name
  send GET /account/list
  accounts=$reply
  for account_id in $(jq '.[].id' <<< "$accounts"); do
    name=$(jq -r --argjson id "$account_id" '.[] | select(.id == $id).name' <<< "$accounts")
    send POST /cashBalance/getcashbalancesnapshot "{\\"accountId\\": $account_id}"
    echo "Account $name: $(field '"cash \\(.totalCashValue), open profit \\(.openPnL // 0)"')"
    send GET "/position/deps?masterid=$account_id"
    positions=$(field 'map(select(.netPos != 0))')
    for id in $(jq '.[].contractId' <<< "$positions"); do
      send GET "/contract/item?id=$id"
      jq -r --argjson contract "$reply" '.[] | select(.contractId == $contract.id)
        | "  position \\(.netPos) \\($contract.name) at \\(.netPrice)"' <<< "$positions"
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
  done
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
  data=$(field .data)
  printf '%s\\n' "$data" > "$FILLS_FILE"
  echo "$(($(wc -l < "$FILLS_FILE") - 1)) fills written to $FILLS_FILE"
`,
  },
};
