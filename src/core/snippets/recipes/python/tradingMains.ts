import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'netPosition', 'followOrder'],
    code: `
  account = find_account()
  contract = find_contract(SYMBOL)
  held = net_position(account, contract)
  if held != 0:
    raise SystemExit(f"There is a position of {held} in {SYMBOL}. Place its stop and target as an OCO.")
  tick = find_tick(contract)
  # Distances are signed by the side: a target above and a stop below a bought position.
  sign = 1 if SIDE == "Buy" else -1
  params = {
    "entryVersion": {"orderQty": QUANTITY, "orderType": "Market", "timeInForce": "Day"},
    "brackets": [
      {
        "qty": QUANTITY,
        "profitTarget": sign * to_tick(TARGET_POINTS, tick),
        "stopLoss": -sign * to_tick(STOP_POINTS, tick),
        "trailingStop": False,
      }
    ],
  }
  uuid = f"recipe-{time.time_ns()}"
  body = {
    "accountSpec": account["name"],
    "accountId": account["id"],
    "symbol": SYMBOL,
    "action": SIDE,
    "orderStrategyTypeId": 2,
    "params": json.dumps(params),
    "uuid": uuid,
    "isAutomated": True,
  }
  print(f"Starting the strategy, uuid {uuid}")
  strategy = send("POST", "/orderStrategy/startorderstrategy", body)["orderStrategy"]
  if strategy["status"] == "ExecutionFailed":
    raise SystemExit(strategy.get("failureMessage", "The strategy failed."))
  print(f"Strategy {strategy['id']}: {strategy['status']}")
  # The stop and the target come once the entry is filled.
  followed, failures = [], []
  for tries in range(10):
    time.sleep(min(tries, 1))
    for each in send("GET", f"/orderStrategyLink/deps?masterid={strategy['id']}"):
      if each["orderId"] not in followed:
        followed.append(each["orderId"])
        failures.append(follow_order(each["orderId"]))
    if len(followed) >= 3:
      break
  strategy = send("GET", f"/orderStrategy/item?id={strategy['id']}")
  if len(followed) < 3 or any(failures) or strategy["status"] in ("ExecutionFailed", "NotEnoughLiquidity"):
    state = f"{strategy['status']}, {len(followed)} of 3 orders. Check the position and its stop."
    raise SystemExit("\\n".join([*filter(None, failures), f"{state} {strategy.get('failureMessage', '')}"]))
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'activeFills', 'placeOrder', 'followOrders'],
    code: `
  account = find_account()
  old = find_contract(OLD_SYMBOL)
  held = net_position(account, old)
  if held == 0:
    raise SystemExit(f"There is no position in {OLD_SYMBOL}.")
  # It only names the next contract.
  body = {"name": OLD_SYMBOL, "forward": True, "ifExpired": False}
  contract = find_contract(send("POST", "/contract/rollcontract", body)["contract"]["name"])
  expiration = send("GET", f"/contractMaturity/item?id={contract['contractMaturityId']}")["expirationDate"]
  if expiration < time.strftime("%Y-%m-%dT%H:%M", time.gmtime()):
    raise SystemExit(f"{contract['name']} expired on {expiration}")
  print(f"Rolling {held} from {OLD_SYMBOL} to {contract['name']}")
  try:
    order_id = flatten(account, old)
    # A stop may have closed a part: no more is opened than this program has closed.
    fills = active_fills(order_id) if order_id else []
    if not fills:
      raise SystemExit("The position is closed, maybe not by this program.")
  except SystemExit as error:
    raise SystemExit(f"{error}\\nNothing was opened in {contract['name']}.")
  closed = sum(each["qty"] for each in fills)
  print(f"{OLD_SYMBOL}: {closed} closed")
  order = {
    "accountSpec": account["name"],
    "accountId": account["id"],
    "action": "Buy" if fills[0]["action"] == "Sell" else "Sell",
    "symbol": contract["name"],
    "orderQty": closed,
    "orderType": "Market",
    "timeInForce": "Day",
    "isAutomated": True,
  }
  follow_orders(place_order("/order/placeorder", order), closed)
  print(f"Stops and targets of {OLD_SYMBOL} are gone: place them again in {contract['name']}.")
`,
  },
};
