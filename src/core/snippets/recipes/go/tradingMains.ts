import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'followOrder'],
    code: `
  in := findAccount()
  tick := findTick(findContract(symbol))
  // Distances are signed by the side: a target above and a stop below a bought position.
  sign := 1.0
  if side == "Sell" {
    sign = -1
  }
  params, err := json.Marshal(object{
    "entryVersion": object{"orderQty": quantity, "orderType": "Market", "timeInForce": "Day"},
    "brackets": []object{{
      "qty":          quantity,
      "profitTarget": sign * toTick(targetPoints, tick),
      "stopLoss":     -sign * toTick(stopPoints, tick),
      "trailingStop": false,
    }},
  })
  check(err)
  var started struct {
    OrderStrategy struct {
      ID                     int64
      Status, FailureMessage string
    }
  }
  post("/orderStrategy/startorderstrategy", object{
    "accountSpec":         in.Name,
    "accountId":           in.ID,
    "symbol":              symbol,
    "action":              side,
    "orderStrategyTypeId": 2,
    "params":              string(params),
    "isAutomated":         true,
  }, &started)
  strategy := started.OrderStrategy
  if strategy.Status == "ExecutionFailed" {
    fail("The strategy failed. %s", strategy.FailureMessage)
  }
  fmt.Printf("Strategy %d: %s\\n", strategy.ID, strategy.Status)
  var links []struct{ OrderID int64 }
  get(fmt.Sprintf("/orderStrategyLink/deps?masterid=%d", strategy.ID), &links)
  for _, each := range links {
    followOrder(each.OrderID)
  }
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'placeOrder', 'followOrder'],
    code: `
  in, old := findAccount(), findContract(oldSymbol)
  held := must(netPosition(in, old))
  if held == 0 {
    fail("There is no position in %s.", oldSymbol)
  }
  // It only names the next contract.
  var next struct{ Contract contract }
  post("/contract/rollcontract", object{"name": oldSymbol, "forward": true, "ifExpired": false}, &next)
  fmt.Printf("Rolling %d from %s to %s\\n", held, oldSymbol, next.Contract.Name)
  if err := flatten(in, old); err != nil {
    fail("%v\\nNothing was opened in %s.", err, next.Contract.Name)
  }
  side, quantity := "Buy", held
  if held < 0 {
    side, quantity = "Sell", -held
  }
  ids := placeOrder("/order/placeorder", object{
    "accountSpec": in.Name,
    "accountId":   in.ID,
    "action":      side,
    "symbol":      next.Contract.Name,
    "orderQty":    quantity,
    "orderType":   "Market",
    "timeInForce": "Day",
    "isAutomated": true,
  })
  for _, id := range ids {
    followOrder(id)
  }
  fmt.Printf("Stops and targets of %s are gone: place them again in %s.\\n", oldSymbol, next.Contract.Name)
`,
  },
};
