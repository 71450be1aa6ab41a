import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  cancelOrder: {
    needs: ['waitForOrder'],
    code: `
def cancel_order(order_id):
  """Prints the outcome: an order may be filled before its cancellation arrives."""
  send("POST", "/order/cancelorder", {"orderId": order_id, "isAutomated": True})
  finished = ("Filled", "Canceled", "Rejected", "Expired", "Completed")
  status = wait_for_order(order_id, finished)["ordStatus"]
  print(f"Order {order_id}: {status}")
  return status
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder'],
    code: `
def cancel_all(account):
  """One after the other, for the service limits requests. Legs that ended with their parent are not asked again."""
  for _ in range(2):
    for order in working_orders(account):
      if order["id"] in [each["id"] for each in working_orders(account)]:
        cancel_order(order["id"])
  rest = [str(each["id"]) for each in working_orders(account)]
  if rest:
    raise SystemExit(f"Still working: {', '.join(rest)}")
`,
  },
  stopStrategies: {
    needs: ['send'],
    code: `
def stop_strategies(account):
  """Running strategies may place orders again."""
  for each in send("GET", f"/orderStrategy/deps?masterid={account['id']}"):
    if each["status"] == "ActiveStrategy":
      send("POST", "/orderStrategy/interruptorderstrategy", {"orderStrategyId": each["id"]})
      print(f"Strategy {each['id']}: stopped")
`,
  },
  flatten: {
    needs: ['netPosition'],
    code: `
def flatten(account, contract):
  """Cancels the contract's orders, closes the position at market and waits until it is closed."""
  body = {"accountId": account["id"], "contractId": contract["id"], "admin": False, "isAutomated": True}
  send("POST", "/order/liquidateposition", body)
  for _ in range(10):
    if net_position(account, contract) == 0:
      print(f"{contract['name']}: flat")
      return
    time.sleep(1)
  raise SystemExit(f"The position in {contract['name']} is still open.")
`,
  },
};
