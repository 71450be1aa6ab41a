import type { Parts } from '../parts';

/** Functions that stop strategies and cancel orders. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
def attempt(what, step, *values):
  """Runs a step and returns its result. If it fails, prints why and goes on, except after a lock."""
  try:
    return step(*values)
  except Blocked:
    raise
  except (SystemExit, Exception) as error:
    print(f"{what}: {error}", file=sys.stderr)
    return None
`,
  },
  cancelRefusal: {
    needs: ['send'],
    code: `
def cancel_refusal(order):
  """Asks for a cancellation, and returns why it is refused: the order may be filled before it arrives."""
  try:
    if order["ordStatus"] != "PendingCancel":
      send("POST", "/order/cancelorder", {"orderId": order["id"], "isAutomated": True})
    return None
  except Blocked:
    raise
  except SystemExit as error:
    return error
`,
  },
  requestCancel: {
    needs: ['finished', 'send', 'cancelRefusal'],
    code: `
def request_cancel(order):
  refusal = cancel_refusal(order)
  if refusal is None:
    return
  order_id = order["id"]
  current = send("GET", f"/order/item?id={order_id}")["ordStatus"]
  if current not in FINISHED:
    raise SystemExit(f"Order {order_id} was still {current}, and may be filled or canceled by now. {refusal}")
`,
  },
  cancelOrders: {
    needs: ['workingOrders', 'attempt', 'cancelRefusal'],
    code: `
def cancel_orders(account, asked, closing):
  """All but those that close a position. After refusals the orders are read once."""
  refused = {}
  for order in attempt("Orders", working_orders, account) or []:
    order_id = order["id"]
    if closing.get(order["contractId"]) in (0, order_id):
      continue
    asked.add(order_id)
    refusal = cancel_refusal(order)
    if refusal is not None:
      refused[order_id] = refusal
  if not refused:
    return
  for order in attempt("Orders", working_orders, account) or []:
    if order["id"] in refused:
      state = f"Order {order['id']} was still {order['ordStatus']}, and may be filled or canceled by now."
      print(f"{state} {refused[order['id']]}", file=sys.stderr)
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
  """Running strategies may place orders again."""
  for strategy_id in attempt("Strategies", active_strategies, account) or []:
    attempt(f"Strategy {strategy_id}", stop_strategy, strategy_id)
`,
  },
  remaining: {
    needs: ['stopStrategies', 'finished'],
    code: `
def remaining(account, asked):
  """What still runs or may still trade. Prints what became of the orders whose end was asked for."""
  left = [f"strategy {each}" for each in active_strategies(account)]
  for order in send("GET", f"/order/deps?masterid={account['id']}"):
    if order["ordStatus"] not in FINISHED:
      left.append(f"order {order['id']} {order['ordStatus']}")
    elif order["id"] in asked:
      asked.remove(order["id"])
      print(f"Order {order['id']}: {order['ordStatus']}")
  return left
`,
  },
  endAll: {
    needs: ['attempt'],
    code: `
def end_all(ask, find_left):
  """Asks for the end of everything, and again every 6 seconds for what is left then. Fails if something is left after 20 seconds."""
  for tries in range(11):
    if tries > 0:
      time.sleep(2)
    if tries % 3 == 0:
      ask()
    left = attempt("What is left", find_left)
    if left == []:
      return
  raise SystemExit(f"Still active: {', '.join(left or ['unknown'])}")
`,
  },
};
