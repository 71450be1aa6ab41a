import type { Parts } from '../parts';

/** Functions that close positions. */
export const closingParts: Parts = {
  liquidate: {
    needs: ['send', 'lostResponse'],
    code: `
def liquidate(account, contract_id):
  """Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost."""
  print(f"Closing the position in contract {contract_id}")
  body = {"accountId": account["id"], "contractId": contract_id, "admin": False, "isAutomated": True}
  try:
    reply = send("POST", "/order/liquidateposition", body)
    return reply.get("orderId", 0) if isinstance(reply, dict) else 0
  except LostResponse as lost:
    print(lost, file=sys.stderr)
    return 0
`,
  },
  flatten: {
    needs: ['netPosition', 'workingOrders', 'liquidate'],
    code: `
def flatten(account, contract):
  """Liquidates and waits until neither the position nor an order is left. Returns the closing order's id."""
  order_id = liquidate(account, contract["id"])
  for tries in range(10):
    if tries > 0:
      time.sleep(2)
    net = net_position(account, contract)
    ids = [str(each["id"]) for each in working_orders(account) if each["contractId"] == contract["id"]]
    if net == 0 and not ids:
      print(f"{contract['name']}: flat")
      return order_id
  if net == 0:
    raise SystemExit(f"{contract['name']}: position 0, but orders are still working: {', '.join(ids)}")
  raise SystemExit(f"{contract['name']} is not flat: position {net}, working orders: {', '.join(ids) or 'none'}")
`,
  },
  closePositions: {
    needs: ['openPositions', 'liquidate', 'finished', 'attempt'],
    code: `
def close_contract(account, contract_id, asked, closing):
  """A contract is closed again only once its last closing order is finished: two of them would open a position."""
  last = closing.get(contract_id)
  if last == 0:
    return
  if last:
    if send("GET", f"/order/item?id={last}")["ordStatus"] not in FINISHED:
      return
    # It may have been filled after the positions were read.
    if all(each["contractId"] != contract_id for each in open_positions(account)):
      return
  closing[contract_id] = liquidate(account, contract_id)
  asked.add(closing[contract_id])


def close_positions(account, asked, closing):
  for each in attempt("Positions", open_positions, account) or []:
    attempt(f"Contract {each['contractId']}", close_contract, account, each["contractId"], asked, closing)
`,
  },
};
