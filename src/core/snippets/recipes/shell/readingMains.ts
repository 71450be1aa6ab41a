import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['send', 'openPositions', 'workingOrders', 'attempt'],
    code: `
  local accounts account names='{}' name id order is_complete=true
  # Sets $name, of a contract's id.
  name_contract() {
    failure=''
    name=$(jq -r --arg id "$1" '.[$id] // ""' <<< "$names")
    [ -z "$name" ] || return 0
    attempt "$account" send GET "/contract/item?id=$1"
    name=$(field '.name? // ""')
    names=$(jq -c --arg id "$1" --arg name "$name" '.[$id] = $name' <<< "$names")
  }
  # Sets $failure if the account could not be read.
  print_account() {
    attempt "$account" send POST /cashBalance/getcashbalancesnapshot "{\\"accountId\\": $account_id}"
    [ -z "$failure" ] || return 0
    echo "$account: $(field '"cash \\(.totalCashValue), open profit \\(.openPnL // 0)"')"
    attempt "$account" open_positions
    [ -z "$failure" ] || return 0
    for id in $(jq '.[].contractId' <<< "$open"); do
      name_contract "$id"
      [ -z "$failure" ] || return 0
      jq -r --argjson id "$id" --arg name "$name" '.[] | select(.contractId == $id)
        | "  position \\(.netPos) \\($name) at \\(.netPrice)"' <<< "$open"
    done
    attempt "$account" working_orders
    [ -z "$failure" ] || return 0
    for id in $(jq '.[].id' <<< "$working"); do
      order=$(jq --argjson id "$id" '.[] | select(.id == $id)' <<< "$working")
      name_contract "$(jq .contractId <<< "$order")"
      [ -z "$failure" ] || return 0
      attempt "$account" send GET "/orderVersion/deps?masterid=$id"
      [ -z "$failure" ] || return 0
      jq -r --argjson order "$order" --arg name "$name" 'max_by(.id)
        | ([.price, .stopPrice] | map(select(. != null) | tostring) | join(" stop ")) as $prices
        | "  order \\($order.id) \\($order.ordStatus): \\($order.action) \\(.orderQty) \\($name) \\(.orderType) \\($prices)"' <<< "$reply"
    done
  }
  send GET /account/list
  accounts=$reply
  for account_id in $(jq '.[].id' <<< "$accounts"); do
    account=$(jq -r --argjson id "$account_id" '.[] | select(.id == $id) | "Account \\(.name)"' <<< "$accounts")
    print_account
    [ -z "$failure" ] || is_complete=false
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
