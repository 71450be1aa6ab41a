import type { Mains } from '../parts';

/** The last function of recipes that change or end what is there. */
export const changingMains: Mains = {
  modifyOrder: {
    needs: ['findOrder', 'findTick', 'commandRefusal'],
    code: `
  order = find_order()
  if order["ordStatus"] != "Working":
    raise SystemExit(f"Order {order['id']} is not working: {order['ordStatus']}")

  def newest_version():
    return max(send("GET", f"/orderVersion/deps?masterid={order['id']}"), key=lambda each: each["id"])

  version = newest_version()
  order_type = version["orderType"]
  if order_type not in ("Limit", "Stop"):
    raise SystemExit(f"This moves limit and stop orders, not {order_type}.")
  contract = send("GET", f"/contract/item?id={order['contractId']}")
  field = "stopPrice" if order_type == "Stop" else "price"
  price = to_tick(NEW_PRICE, find_tick(contract))
  body = {
    "orderId": order["id"],
    "orderQty": version["orderQty"],
    "orderType": order_type,
    "timeInForce": version.get("timeInForce") or "Day",
    field: price,
    **{name: version[name] for name in ("expireTime", "maxShow", "text") if version.get(name) is not None},
    "isAutomated": True,
  }
  command_id = send("POST", "/order/modifyorder", body)["commandId"]
  # The response says only that the change was taken: its report may refuse it.
  for _ in range(10):
    refusal = command_refusal(command_id)
    if refusal:
      raise SystemExit(f"The change was refused. {refusal}")
    if newest_version().get(field) == price:
      print(f"Order {order['id']}: {order_type} {version['orderQty']} at {price}")
      return
    time.sleep(1)
  raise SystemExit(f"Order {order['id']} has not changed.")
`,
  },
  cancelOrder: {
    needs: ['findOrder', 'requestCancel', 'waitForOrder'],
    code: `
  order = find_order()
  request_cancel(order)
  status = wait_for_order(order["id"], FINISHED)["ordStatus"]
  print(f"Order {order['id']}: {status}")
  if status != "Canceled":
    raise SystemExit(f"Order {order['id']} was not canceled: {status}")
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'remaining', 'endAll'],
    code: `
  account = find_account()
  asked = set()

  def ask():
    stop_strategies(account)
    cancel_orders(account, asked, {})

  end_all(ask, lambda: remaining(account, asked))
  print(f"{account['name']}: no working orders")
`,
  },
  flattenPosition: {
    needs: ['findAccount', 'findContract', 'flatten'],
    code: `
  account = find_account()
  contract = find_contract(SYMBOL)
  if net_position(account, contract) == 0:
    raise SystemExit(f"There is no position in {SYMBOL}.")
  flatten(account, contract)
`,
  },
  flattenAll: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'closePositions', 'remaining', 'endAll'],
    code: `
  account = find_account()
  asked = set()
  # Contract: its closing order.
  closing = {}

  def ask():
    stop_strategies(account)
    # Positions first: that ends their orders, too.
    close_positions(account, asked, closing)
    cancel_orders(account, asked, closing)

  def find_left():
    left = remaining(account, asked)
    # Read last: an order may just have been filled.
    return left + [f"position {each['netPos']} in contract {each['contractId']}" for each in open_positions(account)]

  end_all(ask, find_left)
  print(f"{account['name']}: no positions")
`,
  },
};
