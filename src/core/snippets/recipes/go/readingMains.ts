import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['types', 'send', 'workingOrders'],
    code: `
  names := map[int64]string{}
  nameOf := func(id int64) string {
    if names[id] == "" {
      var of contract
      get(fmt.Sprintf("/contract/item?id=%d", id), &of)
      names[id] = of.Name
    }
    return names[id]
  }
  var accounts []account
  get("/account/list", &accounts)
  for _, in := range accounts {
    var cash struct{ TotalCashValue, OpenPnL float64 }
    post("/cashBalance/getcashbalancesnapshot", object{"accountId": in.ID}, &cash)
    fmt.Printf("Account %s: cash %.2f, open profit %.2f\\n", in.Name, cash.TotalCashValue, cash.OpenPnL)
    var positions []position
    get(fmt.Sprintf("/position/deps?masterid=%d", in.ID), &positions)
    for _, each := range positions {
      if each.NetPos != 0 {
        fmt.Printf("  position %d %s at %v\\n", each.NetPos, nameOf(each.ContractID), each.NetPrice)
      }
    }
    for _, each := range must(workingOrders(in)) {
      var versions []orderVersion
      var version orderVersion
      get(fmt.Sprintf("/orderVersion/deps?masterid=%d", each.ID), &versions)
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
      terms := fmt.Sprintf("%s %d %s %s%s", each.Action, version.OrderQty, nameOf(each.ContractID), version.OrderType, prices)
      fmt.Printf("  order %d %s: %s\\n", each.ID, each.OrdStatus, terms)
    }
  }
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  in := findAccount()
  var report struct{ Data string }
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
  data := strings.TrimSpace(report.Data)
  check(os.WriteFile(fillsFile, []byte(data+"\\n"), 0o644))
  fmt.Printf("%d fills written to %s\\n", strings.Count(data, "\\n"), fillsFile)
`,
  },
};
