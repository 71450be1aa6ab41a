import type { Parts } from '../parts';

/** Functions that find accounts, contracts, positions and orders. */
export const findingParts: Parts = {
  findAccount: {
    needs: ['send'],
    code: `
def find_account():
  closed = ("readonly", "closed", "restricted")
  usable = [
    each
    for each in send("GET", "/account/list")
    if each.get("active", True) and not any(each.get(name) for name in closed)
  ]
  found = [each for each in usable if ACCOUNT in ("", each["name"])]
  if len(found) != 1:
    names = ", ".join(each["name"] for each in usable)
    raise SystemExit(f"Set ACCOUNT to one of: {names or 'there is no usable account'}")
  return found[0]
`,
  },
  findContract: {
    needs: ['send'],
    code: `
def find_contract(name):
  return send("GET", "/contract/find?" + urlencode({"name": name}))
`,
  },
  findTick: {
    needs: ['findContract'],
    code: `
def find_tick(contract):
  maturity = send("GET", f"/contractMaturity/item?id={contract['contractMaturityId']}")
  return send("GET", f"/product/item?id={maturity['productId']}")["tickSize"]


def to_tick(price, tick):
  return round(round(price / tick) * tick, 10)
`,
  },
  openPositions: {
    needs: ['send'],
    code: `
def open_positions(account):
  return [each for each in send("GET", f"/position/deps?masterid={account['id']}") if each["netPos"] != 0]
`,
  },
  netPosition: {
    needs: ['send'],
    code: `
def net_position(account, contract):
  positions = send("GET", f"/position/deps?masterid={account['id']}")
  return sum(each["netPos"] for each in positions if each["contractId"] == contract["id"])
`,
  },
  finished: {
    code: `
# Orders of any other status may still trade.
FINISHED = ("Filled", "Canceled", "Rejected", "Expired", "Completed")
`,
  },
  workingOrders: {
    needs: ['finished', 'send'],
    code: `
def working_orders(account):
  """Orders that may still trade, those without a parent first: legs may end with it."""
  orders = send("GET", f"/order/deps?masterid={account['id']}")
  working = [each for each in orders if each["ordStatus"] not in FINISHED]
  return sorted(working, key=lambda each: "parentId" in each)
`,
  },
  findOrder: {
    needs: ['workingOrders', 'findAccount', 'findContract'],
    code: `
def find_order():
  if ORDER_ID:
    return send("GET", f"/order/item?id={ORDER_ID}")
  account = find_account()
  contract = find_contract(SYMBOL)
  found = [each for each in working_orders(account) if each["contractId"] == contract["id"]]
  if len(found) != 1:
    ids = ", ".join(str(each["id"]) for each in found)
    raise SystemExit(f"Set ORDER_ID to one of: {ids or 'there is no working order'}")
  return found[0]
`,
  },
};
