import type { Parts } from '../parts';

/** Functions that place an order and follow what happens to it. */
export const followingParts: Parts = {
  placeOrder: {
    needs: ['send'],
    code: `
def place_order(path, order):
  """Returns the ids of the order and its legs. After a lost response it looks for the order and never sends it again."""
  cl_ord_id = f"recipe-{time.time_ns()}"
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
def follow_order(order_id):
  """Prints what became of an order. Ends the program if it was rejected."""
  status = wait_for_order(order_id, ("Working", "Suspended", *FINISHED))["ordStatus"]
  if status == "Rejected":
    commands = send("GET", f"/command/deps?masterid={order_id}")
    refusals = [command_refusal(each["id"]) for each in commands]
    raise SystemExit(f"Order {order_id} was rejected. {next(filter(None, refusals), '')}")
  filled = [f"{each['qty']} at {each['price']}" for each in active_fills(order_id)]
  print(f"Order {order_id}: {', '.join([status, *filled])}")
`,
  },
};
