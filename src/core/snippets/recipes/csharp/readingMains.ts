import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['types', 'send', 'workingOrders'],
    code: `
  var names = new Dictionary<long, string>();
  async Task<string> NameOf(long id) {
    if (!names.ContainsKey(id)) names[id] = (await Get<Contract>($"/contract/item?id={id}")).Name;
    return names[id];
  }
  foreach (var account in await Get<Account[]>("/account/list")) {
    var cash = await Post<JsonObject>("/cashBalance/getcashbalancesnapshot", new JsonObject { ["accountId"] = account.Id });
    Console.WriteLine($"Account {account.Name}: cash {cash["totalCashValue"]}, open profit {cash["openPnL"] ?? 0}");
    foreach (var position in await Get<Position[]>($"/position/deps?masterid={account.Id}")) {
      if (position.NetPos == 0) continue;
      Console.WriteLine($"  position {position.NetPos} {await NameOf(position.ContractId)} at {position.NetPrice}");
    }
    foreach (var order in await WorkingOrders(account)) {
      var versions = await Get<OrderVersion[]>($"/orderVersion/deps?masterid={order.Id}");
      var version = versions.OrderBy(each => each.Id).Last();
      var prices = string.Join(" stop ", new[] { version.Price, version.StopPrice }.Where(each => each != null));
      var terms = $"{order.Action} {version.OrderQty} {await NameOf(order.ContractId)} {version.OrderType} {prices}";
      Console.WriteLine($"  order {order.Id} {order.OrdStatus}: {terms}");
    }
  }
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  var account = await FindAccount();
  var report = await Send<JsonObject>(HttpMethod.Post, "/reports/requestReport", new JsonObject {
    ["name"] = "Fills",
    ["representationType"] = "csv",
    ["timezone"] = 0,
    ["params"] = new JsonArray(
      new JsonObject { ["name"] = "account", ["value"] = account.Name },
      new JsonObject { ["name"] = "startDate", ["value"] = fromDate },
      new JsonObject { ["name"] = "endDate", ["value"] = toDate }
    ),
  }, reportsUrl);
  var data = report["data"]!.ToString().Trim();
  await File.WriteAllTextAsync(fillsFile, data + "\\n");
  var fills = data.Count(each => each == '\\n');
  Console.WriteLine($"{fills} fills written to {fillsFile}");
`,
  },
};
