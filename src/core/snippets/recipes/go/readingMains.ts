import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['types', 'send', 'openPositions', 'workingOrders', 'report'],
    code: `
  names := map[int64]string{}
  nameOf := func(id int64) (string, error) {
    if names[id] != "" {
      return names[id], nil
    }
    var of contract
    err := send("GET", baseURL, fmt.Sprintf("/contract/item?id=%d", id), nil, &of)
    names[id] = of.Name
    return of.Name, err
  }
  printOrder := func(each order) error {
    var versions []orderVersion
    var version orderVersion
    err := send("GET", baseURL, fmt.Sprintf("/orderVersion/deps?masterid=%d", each.ID), nil, &versions)
    if err != nil {
      return err
    }
    for _, one := range versions {
      if one.ID > version.ID {
        version = one
      }
    }
    prices := ""
    if version.Price != nil {
      prices += fmt.Sprintf(" %v", *version.Price)
    }
    if version.StopPrice != nil {
      prices += fmt.Sprintf(" stop %v", *version.StopPrice)
    }
    name, err := nameOf(each.ContractID)
    if err != nil {
      return err
    }
    terms := fmt.Sprintf("%s %d %s %s%s", each.Action, version.OrderQty, name, version.OrderType, prices)
    fmt.Printf("  order %d %s: %s\\n", each.ID, each.OrdStatus, terms)
    return nil
  }
  printAccount := func(in account) error {
    var cash struct{ TotalCashValue, OpenPnL float64 }
    err := send("POST", baseURL, "/cashBalance/getcashbalancesnapshot", object{"accountId": in.ID}, &cash)
    if err != nil {
      return err
    }
    fmt.Printf("Account %s: cash %.2f, open profit %.2f\\n", in.Name, cash.TotalCashValue, cash.OpenPnL)
    positions, err := openPositions(in)
    if err != nil {
      return err
    }
    for _, each := range positions {
      name, err := nameOf(each.ContractID)
      if err != nil {
        return err
      }
      fmt.Printf("  position %d %s at %v\\n", each.NetPos, name, each.NetPrice)
    }
    working, err := workingOrders(in)
    if err != nil {
      return err
    }
    for _, each := range working {
      if err := printOrder(each); err != nil {
        return err
      }
    }
    return nil
  }
  var accounts []account
  get("/account/list", &accounts)
  isComplete := true
  for _, in := range accounts {
    err := printAccount(in)
    report("Account "+in.Name, err)
    isComplete = isComplete && err == nil
  }
  if !isComplete {
    fail("Not all accounts could be read.")
  }
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  in := findAccount()
  var report object
  check(send("POST", reportsURL, "/reports/requestReport", object{
    "name":               "Fills",
    "representationType": "csv",
    "timezone":           0,
    "params": []object{
      {"name": "account", "value": in.Name},
      {"name": "startDate", "value": fromDate},
      {"name": "endDate", "value": toDate},
    },
  }, &report))
  data, isText := report["data"].(string)
  if !isText {
    text, err := json.Marshal(report)
    check(err)
    fail("No report came: %.200s", text)
  }
  data = strings.TrimSpace(data)
  check(os.WriteFile(fillsFile, []byte(data+"\\n"), 0o644))
  fmt.Printf("%d fills written to %s\\n", strings.Count(data, "\\n"), fillsFile)
`,
  },
};
