import type { Parts } from '../parts';

/** Functions that find accounts, contracts, positions and orders. Go matches the names of fields without regard to case. */
export const findingParts: Parts = {
  types: {
    code: `
type account struct {
  ID                           int64
  Name                         string
  Active                       *bool
  Readonly, Closed, Restricted bool
}

type contract struct {
  ID, ContractMaturityID int64
  Name                   string
}

type order struct {
  ID, AccountID, ContractID, ParentID int64
  Action, OrdStatus                   string
}

type orderVersion struct {
  ID                                       int64
  OrderQty, MaxShow                        int
  OrderType, TimeInForce, ExpireTime, Text string
  Price, StopPrice                         *float64
}

type command struct {
  ID, OrderID int64
  ClOrdID     string
}

type fill struct {
  Action string
  Qty    int
  Price  float64
  Active bool
}

type position struct {
  ID, ContractID int64
  NetPos         int
  NetPrice       float64
}
`,
  },
  findAccount: {
    needs: ['types', 'send'],
    code: `
func findAccount() account {
  var all, found []account
  var names []string
  get("/account/list", &all)
  for _, each := range all {
    if (each.Active != nil && !*each.Active) || each.Readonly || each.Closed || each.Restricted {
      continue
    }
    names = append(names, each.Name)
    if accountName == "" || each.Name == accountName {
      found = append(found, each)
    }
  }
  if len(names) == 0 {
    fail("There is no usable account.")
  }
  if len(found) != 1 {
    fail("Set accountName to one of: %s", strings.Join(names, ", "))
  }
  return found[0]
}
`,
  },
  findContract: {
    needs: ['types', 'send'],
    code: `
func findContract(name string) (found contract) {
  get("/contract/find?name="+url.QueryEscape(name), &found)
  return found
}
`,
  },
  findTick: {
    needs: ['findContract'],
    code: `
func findTick(of contract) float64 {
  var maturity struct{ ProductID int64 }
  var product struct{ TickSize float64 }
  get(fmt.Sprintf("/contractMaturity/item?id=%d", of.ContractMaturityID), &maturity)
  get(fmt.Sprintf("/product/item?id=%d", maturity.ProductID), &product)
  return product.TickSize
}

func toTick(price, tick float64) float64 {
  return math.Round(math.Round(price/tick)*tick*1e10) / 1e10
}
`,
  },
  openPositions: {
    needs: ['types', 'send'],
    code: `
func openPositions(in account) (open []position, err error) {
  var positions []position
  err = send("GET", baseURL, fmt.Sprintf("/position/deps?masterid=%d", in.ID), nil, &positions)
  for _, each := range positions {
    if each.NetPos != 0 {
      open = append(open, each)
    }
  }
  return open, err
}
`,
  },
  netPosition: {
    needs: ['openPositions', 'must'],
    code: `
func netPosition(in account, of contract) (net int, err error) {
  positions, err := openPositions(in)
  for _, each := range positions {
    if each.ContractID == of.ID {
      net += each.NetPos
    }
  }
  return net, err
}
`,
  },
  finished: {
    code: `
// Orders of any other status may still trade.
func isFinished(ordStatus string) bool {
  switch ordStatus {
  case "Filled", "Canceled", "Rejected", "Expired", "Completed":
    return true
  }
  return false
}
`,
  },
  workingOrders: {
    needs: ['types', 'finished', 'send', 'must'],
    code: `
// Orders that may still trade, those without a parent first: legs may end with it.
func workingOrders(in account) (working []order, err error) {
  var orders []order
  err = send("GET", baseURL, fmt.Sprintf("/order/deps?masterid=%d", in.ID), nil, &orders)
  for _, each := range orders {
    if !isFinished(each.OrdStatus) {
      working = append(working, each)
    }
  }
  sort.SliceStable(working, func(a, b int) bool { return working[a].ParentID == 0 && working[b].ParentID != 0 })
  return working, err
}
`,
  },
  findOrder: {
    needs: ['workingOrders', 'findAccount', 'findContract'],
    code: `
func findOrder() (found order) {
  if orderID != 0 {
    get(fmt.Sprintf("/order/item?id=%d", int64(orderID)), &found)
    return found
  }
  in, of := findAccount(), findContract(symbol)
  var ids []string
  for _, each := range must(workingOrders(in)) {
    if each.ContractID == of.ID {
      found = each
      ids = append(ids, fmt.Sprint(each.ID))
    }
  }
  if len(ids) == 0 {
    fail("There is no working order in %s.", symbol)
  }
  if len(ids) != 1 {
    fail("Set orderID to one of: %s", strings.Join(ids, ", "))
  }
  return found
}
`,
  },
};
