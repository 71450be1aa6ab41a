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
    needs: ['findOrder', 'cancelOrder'],
    code: `
  var order = await FindOrder();
  var status = await CancelOrder(order);
  if (status != "Canceled") throw new Exception($"Order {order.Id} was not canceled: {status}");
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'cancelAll', 'remaining'],
    code: `
  var account = await FindAccount();
  await Attempt("Strategies", () => StopStrategies(account));
  await CancelAll(account);
  var left = await Remaining(account);
  if (left.Count > 0) throw new Exception($"Still active: {string.Join(", ", left)}");
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
    needs: ['findAccount', 'cancelAll', 'flatten', 'remaining'],
    code: `
  var account = await FindAccount();
  await Attempt("Strategies", () => StopStrategies(account));
  await CancelAll(account);
  async Task<List<Position>> OpenPositions() =>
    (await Get<Position[]>($"/position/deps?masterid={account.Id}")).Where(each => each.NetPos != 0).ToList();
  foreach (var each in await OpenPositions()) {
    await Attempt($"Contract {each.ContractId}", async () => {
      await Flatten(account, await Get<Contract>($"/contract/item?id={each.ContractId}"));
    });
  }
  var positions = (await OpenPositions()).Select(each => $"position {each.NetPos} in contract {each.ContractId}");
  var left = positions.Concat(await Remaining(account)).ToList();
  if (left.Count > 0) throw new Exception($"Still active: {string.Join(", ", left)}");
  Console.WriteLine($"{account.Name}: no positions");
`,
  },
};
