import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['types', 'send', 'openPositions', 'workingOrders', 'attempt'],
    code: `
  var names = new Dictionary<long, string>();
  async Task<string> NameOf(long id) {
    if (!names.ContainsKey(id)) names[id] = (await Get<Contract>($"/contract/item?id={id}")).Name;
    return names[id];
  }
  async Task PrintAccount(Account account) {
    var cash = await Post<JsonObject>("/cashBalance/getcashbalancesnapshot", new JsonObject { ["accountId"] = account.Id });
    Console.WriteLine($"Account {account.Name}: cash {cash["totalCashValue"]}, open profit {cash["openPnL"] ?? 0}");
    foreach (var position in await OpenPositions(account)) {
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
  var isComplete = true;
  foreach (var account in await Get<Account[]>("/account/list")) {
    var isPrinted = false;
    await Attempt($"Account {account.Name}", async () => {
      await PrintAccount(account);
      isPrinted = true;
    });
    isComplete = isComplete && isPrinted;
  }
  if (!isComplete) throw new Exception("Not all accounts could be read.");
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
  if (report["data"] is not JsonValue value || !value.TryGetValue<string>(out var text)) {
    throw new Exception($"No report came: {string.Concat(report.ToJsonString().Take(200))}");
  }
  var data = text.Trim();
  await File.WriteAllTextAsync(fillsFile, data + "\\n");
  var fills = data.Count(each => each == '\\n');
  Console.WriteLine($"{fills} fills written to {fillsFile}");
`,
  },
};
