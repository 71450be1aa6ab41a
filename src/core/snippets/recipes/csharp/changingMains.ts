import type { Mains } from '../parts';

/** The last function of recipes that change or end what is there. */
export const changingMains: Mains = {
  modifyOrder: {
    needs: ['findOrder', 'findTick', 'commandRefusal'],
    code: `
  var order = await FindOrder();
  if (order.OrdStatus != "Working") throw new Exception($"Order {order.Id} is not working: {order.OrdStatus}");
  async Task<OrderVersion> NewestVersion() =>
    (await Get<OrderVersion[]>($"/orderVersion/deps?masterid={order.Id}")).OrderBy(each => each.Id).Last();
  var version = await NewestVersion();
  if (version.OrderType is not ("Limit" or "Stop")) throw new Exception($"This moves limit and stop orders, not {version.OrderType}.");
  var contract = await Get<Contract>($"/contract/item?id={order.ContractId}");
  var price = ToTick(newPrice, await FindTick(contract));
  var body = new JsonObject {
    ["orderId"] = order.Id,
    ["orderQty"] = version.OrderQty,
    ["orderType"] = version.OrderType,
    ["timeInForce"] = version.TimeInForce ?? "Day",
    [version.OrderType == "Stop" ? "stopPrice" : "price"] = price,
    ["isAutomated"] = true,
  };
  if (version.ExpireTime != null) body["expireTime"] = version.ExpireTime;
  if (version.MaxShow != null) body["maxShow"] = version.MaxShow;
  if (version.Text != null) body["text"] = version.Text;
  var changed = await Post<JsonObject>("/order/modifyorder", body);
  // The response says only that the change was taken: its report may refuse it.
  for (var tries = 1; tries <= 10; tries++) {
    var refusal = await CommandRefusal((long)changed["commandId"]!);
    if (refusal != null) throw new Exception($"The change was refused. {refusal}");
    version = await NewestVersion();
    if ((version.StopPrice ?? version.Price) == price) {
      Console.WriteLine($"Order {order.Id}: {version.OrderType} {version.OrderQty} at {price}");
      return;
    }
    await Task.Delay(1000);
  }
  throw new Exception($"Order {order.Id} has not changed.");
`,
  },
  cancelOrder: {
    needs: ['findOrder', 'requestCancel', 'waitForOrder'],
    code: `
  var order = await FindOrder();
  await RequestCancel(order);
  var status = await WaitForOrder(order.Id, IsFinished);
  Console.WriteLine($"Order {order.Id}: {status}");
  if (status != "Canceled") throw new Exception($"Order {order.Id} was not canceled: {status}");
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'remaining', 'endAll'],
    code: `
  var account = await FindAccount();
  var asked = new HashSet<long>();
  async Task Ask() {
    await StopStrategies(account);
    await CancelOrders(account, asked, new Dictionary<long, long>());
  }
  await EndAll(Ask, () => Remaining(account, asked));
  Console.WriteLine($"{account.Name}: no working orders");
`,
  },
  flattenPosition: {
    needs: ['findAccount', 'findContract', 'flatten'],
    code: `
  var account = await FindAccount();
  var contract = await FindContract(symbol);
  if (await NetPosition(account, contract) == 0) throw new Exception($"There is no position in {symbol}.");
  await Flatten(account, contract);
`,
  },
  flattenAll: {
    needs: ['findAccount', 'stopStrategies', 'cancelOrders', 'closePositions', 'remaining', 'endAll'],
    code: `
  var account = await FindAccount();
  var asked = new HashSet<long>();
  // Contract: its closing order.
  var closing = new Dictionary<long, long>();
  async Task Ask() {
    await StopStrategies(account);
    // Positions first: that ends their orders, too.
    await ClosePositions(account, asked, closing);
    await CancelOrders(account, asked, closing);
  }
  async Task<List<string>> FindLeft() {
    var left = await Remaining(account, asked);
    // Read last: an order may just have been filled.
    var open = await OpenPositions(account);
    left.AddRange(open.Select(each => $"position {each.NetPos} in contract {each.ContractId}"));
    return left;
  }
  await EndAll(Ask, FindLeft);
  Console.WriteLine($"{account.Name}: no positions");
`,
  },
};
