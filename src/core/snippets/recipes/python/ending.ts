import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
def attempt(what, step, *values):
  """Runs a step. Prints why it failed and goes on, except after a lock."""
  try:
    step(*values)
  except Blocked:
    raise
  except SystemExit as error:
    print(f"{what}: {error}", file=sys.stderr)
`,
  },
  cancelOrder: {
    needs: ['finished', 'waitForOrder'],
    code: `
def cancel_order(order):
  """Prints the outcome: an order may be filled before its cancellation arrives, which is then refused."""
  order_id = order["id"]
  try:
    if order["ordStatus"] != "PendingCancel":
      send("POST", "/order/cancelorder", {"orderId": order_id, "isAutomated": True})
  except Blocked:
    raise
  except SystemExit as error:
    current = send("GET", f"/order/item?id={order_id}")["ordStatus"]
    if current not in FINISHED:
      raise SystemExit(f"Order {order_id} was still {current}, and may be filled or canceled by now. {error}")
  status = wait_for_order(order_id, FINISHED)["ordStatus"]
  print(f"Order {order_id}: {status}")
  return status
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder', 'attempt'],
    code: `
def cancel_if_working(account, order_id):
  for order in working_orders(account):
    if order["id"] == order_id:
      cancel_order(order)


def cancel_each(account):
  for order in working_orders(account):
    attempt("Cancellation", cancel_if_working, account, order["id"])


def cancel_all(account):
  """One after the other, for the service limits requests, then what is left once more. Skips legs that ended with their parent."""
  for _ in range(2):
    attempt("Orders", cancel_each, account)
`,
  },
  stopStrategies: {
    needs: ['send', 'attempt'],
    code: `
def active_strategies(account):
  strategies = send("GET", f"/orderStrategy/deps?masterid={account['id']}")
  return [each["id"] for each in strategies if each["status"] == "ActiveStrategy"]


def stop_strategy(strategy_id):
  send("POST", "/orderStrategy/interruptorderstrategy", {"orderStrategyId": strategy_id})
  print(f"Strategy {strategy_id}: stopping")


def stop_strategies(account):
  """Running strategies may place orders again. Waits until none is active: they stop after the response."""
  active = active_strategies(account)
  for strategy_id in active:
    attempt(f"Strategy {strategy_id}", stop_strategy, strategy_id)
  for _ in range(10):
    if not active:
      break
    time.sleep(1)
    active = active_strategies(account)
`,
  },
  remaining: {
    needs: ['stopStrategies', 'workingOrders'],
    code: `
def remaining(account):
  """What still runs or may still trade."""
  strategies = [f"strategy {each}" for each in active_strategies(account)]
  return strategies + [f"order {each['id']} {each['ordStatus']}" for each in working_orders(account)]
`,
  },
  liquidate: {
    needs: ['send', 'lostResponse'],
    code: `
def liquidate(account, contract_id):
  """Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost."""
  body = {"accountId": account["id"], "contractId": contract_id, "admin": False, "isAutomated": True}
  try:
    return send("POST", "/order/liquidateposition", body).get("orderId", 0)
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
};
