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
  post("/order/modifyorder", object{
    "orderId":     working.ID,
    "orderQty":    version.OrderQty,
    "orderType":   version.OrderType,
    "timeInForce": version.TimeInForce,
    field:         price,
    "isAutomated": true,
  }, &changed)
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
  if status := cancelOrder(working.ID); status != "Canceled" {
    fail("Order %d was not canceled: %s", working.ID, status)
  }
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelAll'],
    code: `
  in := findAccount()
  stopStrategies(in)
  cancelAll(in)
  fmt.Printf("%s: no working orders\\n", in.Name)
`,
  },
  flattenPosition: {
    needs: ['findAccount', 'findContract', 'flatten'],
    code: `
  in, of := findAccount(), findContract(symbol)
  if netPosition(in, of) == 0 {
    fail("There is no position in %s.", symbol)
  }
  flatten(in, of)
`,
  },
  flattenAll: {
    needs: ['findAccount', 'stopStrategies', 'cancelAll', 'flatten'],
    code: `
  in := findAccount()
  stopStrategies(in)
  cancelAll(in)
  var positions []position
  get(fmt.Sprintf("/position/deps?masterid=%d", in.ID), &positions)
  for _, each := range positions {
    if each.NetPos != 0 {
      var of contract
      get(fmt.Sprintf("/contract/item?id=%d", each.ContractID), &of)
      flatten(in, of)
    }
  }
  fmt.Printf("%s: no positions\\n", in.Name)
`,
  },
};
