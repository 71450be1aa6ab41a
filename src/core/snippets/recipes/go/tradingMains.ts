import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'netPosition', 'followOrder'],
    code: `
  in, of := findAccount(), findContract(symbol)
  if held := must(netPosition(in, of)); held != 0 {
    fail("There is a position of %d in %s. Place its stop and target as an OCO.", held, symbol)
  }
  tick := findTick(of)
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
  uuid := fmt.Sprintf("recipe-%d", time.Now().UnixNano())
  fmt.Printf("Starting the strategy, uuid %s\\n", uuid)
  post("/orderStrategy/startorderstrategy", object{
    "accountSpec":         in.Name,
    "accountId":           in.ID,
    "symbol":              symbol,
    "action":              side,
    "orderStrategyTypeId": 2,
    "params":              string(params),
    "uuid":                uuid,
    "isAutomated":         true,
  }, &started)
  strategy := started.OrderStrategy
  if strategy.Status == "ExecutionFailed" {
    fail("The strategy failed. %s", strategy.FailureMessage)
  }
  fmt.Printf("Strategy %d: %s\\n", strategy.ID, strategy.Status)
  // The stop and the target come once the entry is filled.
  followed, failures := map[int64]bool{}, ""
  for tries := 1; len(followed) < 3 && tries <= 10; tries++ {
    if tries > 1 {
      time.Sleep(time.Second)
    }
    var links []struct{ OrderID int64 }
    get(fmt.Sprintf("/orderStrategyLink/deps?masterid=%d", strategy.ID), &links)
    for _, each := range links {
      if !followed[each.OrderID] {
        followed[each.OrderID] = true
        if failure := followOrder(each.OrderID, 0); failure != "" {
          failures += failure + "\\n"
        }
      }
    }
  }
  get(fmt.Sprintf("/orderStrategy/item?id=%d", strategy.ID), &strategy)
  isFailed := strategy.Status == "ExecutionFailed" || strategy.Status == "NotEnoughLiquidity"
  if len(followed) < 3 || failures != "" || isFailed {
    state := fmt.Sprintf("%s, %d of 3 orders. Check the position and its stop.", strategy.Status, len(followed))
    fail("%s%s %s", failures, state, strategy.FailureMessage)
  }
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'activeFills', 'placeOrder', 'followOrders'],
    code: `
  in, old := findAccount(), findContract(oldSymbol)
  held := must(netPosition(in, old))
  if held == 0 {
    fail("There is no position in %s.", oldSymbol)
  }
  // It only names the next contract.
  var rolled struct{ Contract contract }
  post("/contract/rollcontract", object{"name": oldSymbol, "forward": true, "ifExpired": false}, &rolled)
  next := findContract(rolled.Contract.Name)
  var maturity struct{ ExpirationDate string }
  get(fmt.Sprintf("/contractMaturity/item?id=%d", next.ContractMaturityID), &maturity)
  if maturity.ExpirationDate < time.Now().UTC().Format("2006-01-02T15:04") {
    fail("%s expired on %s", next.Name, maturity.ExpirationDate)
  }
  fmt.Printf("Rolling %d from %s to %s\\n", held, oldSymbol, next.Name)
  var fills []fill
  orderID, err := flatten(in, old)
  if err == nil && orderID != 0 {
    fills, err = activeFills(orderID)
  }
  if err == nil && len(fills) == 0 {
    err = errors.New("The position is closed, maybe not by this program.")
  }
  if err != nil {
    fail("%v\\nNothing was opened in %s.", err, next.Name)
  }
  // A stop may have closed a part: no more is opened than this program has closed.
  closed, side := 0, "Buy"
  for _, each := range fills {
    closed += each.Qty
    if each.Action == "Buy" {
      side = "Sell"
    }
  }
  fmt.Printf("%s: %d closed\\n", oldSymbol, closed)
  ids := placeOrder("/order/placeorder", object{
    "accountSpec": in.Name,
    "accountId":   in.ID,
    "action":      side,
    "symbol":      next.Name,
    "orderQty":    closed,
    "orderType":   "Market",
    "timeInForce": "Day",
    "isAutomated": true,
  })
  followOrders(ids, closed)
  fmt.Printf("Stops and targets of %s are gone: place them again in %s.\\n", oldSymbol, next.Name)
`,
  },
};
