import type { Mains } from '../parts';

/** The last function of recipes that change or end what is there. */
export const changingMains: Mains = {
  modifyOrder: {
    needs: ['findOrder', 'findTick', 'commandRefusal'],
    code: `
  working := findOrder()
  if working.OrdStatus != "Working" {
    fail("Order %d is not working: %s", working.ID, working.OrdStatus)
  }
  newestVersion := func() (newest orderVersion) {
    var versions []orderVersion
    get(fmt.Sprintf("/orderVersion/deps?masterid=%d", working.ID), &versions)
    for _, each := range versions {
      if each.ID > newest.ID {
        newest = each
      }
    }
    return newest
  }
  version := newestVersion()
  field := map[string]string{"Limit": "price", "Stop": "stopPrice"}[version.OrderType]
  if field == "" {
    fail("This moves limit and stop orders, not %s.", version.OrderType)
  }
  var of contract
  get(fmt.Sprintf("/contract/item?id=%d", working.ContractID), &of)
  price := toTick(newPrice, findTick(of))
  var changed struct{ CommandID int64 }
  if version.TimeInForce == "" {
    version.TimeInForce = "Day"
  }
  body := object{
    "orderId":     working.ID,
    "orderQty":    version.OrderQty,
    "orderType":   version.OrderType,
    "timeInForce": version.TimeInForce,
    field:         price,
    "isAutomated": true,
  }
  if version.ExpireTime != "" {
    body["expireTime"] = version.ExpireTime
  }
  if version.MaxShow != 0 {
    body["maxShow"] = version.MaxShow
  }
  if version.Text != "" {
    body["text"] = version.Text
  }
  post("/order/modifyorder", body, &changed)
  // The response says only that the change was taken: its report may refuse it.
  for tries := 1; tries <= 10; tries++ {
    if refusal := commandRefusal(changed.CommandID); refusal != "" {
      fail("The change was refused. %s", refusal)
    }
    version = newestVersion()
    current := version.Price
    if field == "stopPrice" {
      current = version.StopPrice
    }
    if current != nil && *current == price {
      fmt.Printf("Order %d: %s %d at %v\\n", working.ID, version.OrderType, version.OrderQty, price)
      return
    }
    time.Sleep(time.Second)
  }
  fail("Order %d has not changed.", working.ID)
`,
  },
  cancelOrder: {
    needs: ['findOrder', 'requestCancel', 'waitForOrder', 'must'],
    code: `
  working := findOrder()
  check(requestCancel(working))
  status := must(waitForOrder(working.ID, isFinished))
  fmt.Printf("Order %d: %s\\n", working.ID, status)
  if status != "Canceled" {
    fail("Order %d was not canceled: %s", working.ID, status)
  }
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'remaining', 'endAll'],
    code: `
  in := findAccount()
  asked := map[int64]bool{}
  ask := func() {
    stopStrategies(in)
    cancelOrders(in, asked, nil)
  }
  endAll(ask, func() ([]string, error) { return remaining(in, asked) })
  fmt.Printf("%s: no working orders\\n", in.Name)
`,
  },
  flattenPosition: {
    needs: ['findAccount', 'findContract', 'flatten', 'must'],
    code: `
  in, of := findAccount(), findContract(symbol)
  if must(netPosition(in, of)) == 0 {
    fail("There is no position in %s.", symbol)
  }
  must(flatten(in, of))
`,
  },
  flattenAll: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'closePositions', 'remaining', 'endAll'],
    code: `
  in := findAccount()
  asked := map[int64]bool{}
  // Contract: its closing order.
  closing := map[int64]int64{}
  ask := func() {
    stopStrategies(in)
    // Positions first: that ends their orders, too.
    closePositions(in, asked, closing)
    cancelOrders(in, asked, closing)
  }
  findLeft := func() ([]string, error) {
    left, err := remaining(in, asked)
    if err != nil {
      return nil, err
    }
    // Read last: an order may just have been filled.
    open, err := openPositions(in)
    for _, each := range open {
      left = append(left, fmt.Sprintf("position %d in contract %d", each.NetPos, each.ContractID))
    }
    return left, err
  }
  endAll(ask, findLeft)
  fmt.Printf("%s: no positions\\n", in.Name)
`,
  },
};
