import type { Parts } from '../parts';

/** Functions that find accounts, contracts, positions and orders. */
export const findingParts: Parts = {
  findAccount: {
    needs: ['send'],
    code: `
# Sets $account_id and $account_name.
find_account() {
  local usable
  send GET /account/list
  usable=$(field 'map(select(.active != false and (.readonly or .closed or .restricted | not)))')
  {
    read -r account_id
    read -r account_name
  } <<< "$(jq -r --arg name "$ACCOUNT" 'map(select($name == "" or .name == $name)) | if length == 1 then .[0] else {} end
    | .id // "", .name' <<< "$usable")"
  [ "$usable" != '[]' ] || fail 'There is no usable account.'
  [ -n "$account_id" ] || fail "Set ACCOUNT to one of: $(jq -r 'map(.name) | join(", ")' <<< "$usable")"
}
`,
  },
  findContract: {
    needs: ['send'],
    code: `
# Sets $contract, $contract_id and $contract_name.
find_contract() {
  send GET "/contract/find?name=$(jq -rn --arg name "$1" '$name | @uri')"
  use_contract
}

use_contract() {
  contract=$reply
  {
    read -r contract_id
    read -r contract_name
  } <<< "$(field '.id, .name')"
}
`,
  },
  findTick: {
    needs: ['findContract'],
    code: `
# Sets $tick.
find_tick() {
  send GET "/contractMaturity/item?id=$(jq .contractMaturityId <<< "$contract")"
  send GET "/product/item?id=$(field .productId)"
  tick=$(field .tickSize)
}

to_tick() {
  jq -n --argjson price "$1" --argjson tick "$tick" '($price / $tick | round) * $tick * 1e10 | round / 1e10'
}
`,
  },
  openPositions: {
    needs: ['send'],
    code: `
# Sets $open.
open_positions() {
  send GET "/position/deps?masterid=$account_id"
  open=$(field 'map(select(.netPos != 0))')
}
`,
  },
  netPosition: {
    needs: ['send'],
    code: `
# Sets $net, of the contract.
net_position() {
  send GET "/position/deps?masterid=$account_id"
  net=$(field "map(select(.contractId == $contract_id).netPos) | add // 0")
}
`,
  },
  finished: {
    code: `
# Orders of any other status may still trade.
FINISHED='Filled|Canceled|Rejected|Expired|Completed'

is_finished() {
  [[ "|$FINISHED|" == *"|$1|"* ]]
}
`,
  },
  workingOrders: {
    needs: ['finished', 'send'],
    code: `
# Sets $working: orders that may still trade, those without a parent first: legs may end with it.
working_orders() {
  send GET "/order/deps?masterid=$account_id"
  working=$(field "map(select(.ordStatus | test(\\"^($FINISHED)\\$\\") | not)) | sort_by(has(\\"parentId\\"))")
}
`,
  },
  findOrder: {
    needs: ['workingOrders', 'findAccount', 'findContract'],
    code: `
# Leaves the order in $reply.
find_order() {
  local found
  if [ "$ORDER_ID" = 0 ]; then
    find_account
    find_contract "$SYMBOL"
    working_orders
    found=$(jq -r "map(select(.contractId == $contract_id).id) | join(\\", \\")" <<< "$working")
    case $found in
      '' | *,*) fail "Set ORDER_ID to one of: \${found:-there is no working order}" ;;
    esac
    ORDER_ID=$found
  fi
  send GET "/order/item?id=$ORDER_ID"
}
`,
  },
};
