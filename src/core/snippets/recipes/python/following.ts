import type { Parts } from '../parts';

/** Functions that place an order and follow what happens to it. */
export const followingParts: Parts = {
  placeOrder: {
    needs: ['send'],
    code: `
def place_order(path, order):
  """Returns the ids of the order and its legs. After a lost response it looks for the order and never sends it again."""
  cl_ord_id = f"recipe-{time.time_ns()}"
  print(f"Sending the order, clOrdId {cl_ord_id}")
  try:
    reply = send("POST", path, {**order, "clOrdId": cl_ord_id})
  except LostResponse as error:
    print(f"clOrdId {cl_ord_id}: {error}", file=sys.stderr)
    time.sleep(2)
    reply = next((each for each in send("GET", "/command/list") if each.get("clOrdId") == cl_ord_id), None)
    if not reply:
      raise SystemExit(f"No order with the clOrdId {cl_ord_id} was found. Look again before you run this again.")
  if not reply.get("orderId"):
    raise SystemExit(f"No order id came from {path}.")
  ids = [reply[name] for name in ("orderId", "oso1Id", "oso2Id", "ocoId") if name in reply]
  print(f"Order {', '.join(map(str, ids))}: accepted")
  return ids
`,
  },
  commandRefusal: {
    needs: ['send'],
    code: `
def command_refusal(command_id):
  """Why a command was refused after it had been accepted; None: it was not."""
  for each in send("GET", f"/commandReport/deps?masterid={command_id}"):
    if each["commandStatus"].endswith("Rejected"):
      return f"{each.get('rejectReason', 'Rejected')}: {each.get('text', '')}"
  return None
`,
  },
  waitForOrder: {
    needs: ['send'],
    code: `
def wait_for_order(order_id, statuses):
  """Asks once a second, at most ten times, until the order has one of the statuses."""
  for tries in range(1, 11):
    order = send("GET", f"/order/item?id={order_id}")
    if order["ordStatus"] in statuses:
      break
    time.sleep(1)
  return order
`,
  },
  activeFills: {
    needs: ['send'],
    code: `
def active_fills(order_id):
  return [each for each in send("GET", f"/fill/deps?masterid={order_id}") if each["active"]]
`,
  },
  followOrder: {
    needs: ['finished', 'waitForOrder', 'commandRefusal', 'activeFills'],
    code: `
def follow_order(order_id, at_market=0):
  """Prints what became of an order. Returns why it failed: it was rejected, or it is one at market, whose quantity is not filled."""
  status = wait_for_order(order_id, FINISHED if at_market else ("Working", "Suspended", *FINISHED))["ordStatus"]
  if status == "Rejected":
    commands = send("GET", f"/command/deps?masterid={order_id}")
    refusals = [command_refusal(each["id"]) for each in commands]
    return f"Order {order_id} was rejected. {next(filter(None, refusals), '')}"
  fills = active_fills(order_id)
  outcome = [status, *(f"{each['qty']} at {each['price']}" for each in fills)]
  print(f"Order {order_id}: {', '.join(outcome)}")
  filled = sum(each["qty"] for each in fills)
  if status == "Filled" or filled >= at_market:
    return None
  return f"Order {order_id} is {status}: {filled} of {at_market} filled."
`,
  },
  followOrders: {
    needs: ['followOrder'],
    code: `
def follow_orders(ids, at_market=0):
  """Follows all of them before it ends the program."""
  failures = [failure for failure in [follow_order(each, at_market) for each in ids] if failure]
  if failures and len(ids) > 1:
    failures.append("The position may be without a stop.")
  if failures:
    raise SystemExit("\\n".join(failures))
`,
  },
};
