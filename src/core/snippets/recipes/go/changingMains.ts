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
    needs: ['findOrder', 'cancelOrder'],
    code: `
  working := findOrder()
  if status := must(cancelOrder(working)); status != "Canceled" {
    fail("Order %d was not canceled: %s", working.ID, status)
  }
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'cancelAll', 'remaining'],
    code: `
  in := findAccount()
  report("Strategies", stopStrategies(in))
  cancelAll(in)
  if left := remaining(in); len(left) > 0 {
    fail("Still active: %s", strings.Join(left, ", "))
  }
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
    needs: ['findAccount', 'cancelAll', 'openPositions', 'flatten', 'remaining'],
    code: `
  in := findAccount()
  report("Strategies", stopStrategies(in))
  cancelAll(in)
  for _, each := range must(openPositions(in)) {
    var of contract
    err := send("GET", baseURL, fmt.Sprintf("/contract/item?id=%d", each.ContractID), nil, &of)
    if err == nil {
      _, err = flatten(in, of)
    }
    report(fmt.Sprintf("Contract %d", each.ContractID), err)
  }
  var left []string
  for _, each := range must(openPositions(in)) {
    left = append(left, fmt.Sprintf("position %d in contract %d", each.NetPos, each.ContractID))
  }
  left = append(left, remaining(in)...)
  if len(left) > 0 {
    fail("Still active: %s", strings.Join(left, ", "))
  }
  fmt.Printf("%s: no positions\\n", in.Name)
`,
  },
};
