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
  var changed = await Post<JsonObject>("/order/modifyorder", new JsonObject {
    ["orderId"] = order.Id,
    ["orderQty"] = version.OrderQty,
    ["orderType"] = version.OrderType,
    ["timeInForce"] = version.TimeInForce ?? "Day",
    [version.OrderType == "Stop" ? "stopPrice" : "price"] = price,
    ["isAutomated"] = true,
  });
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
  var status = await CancelOrder(order.Id);
  if (status != "Canceled") throw new Exception($"Order {order.Id} was not canceled: {status}");
`,
  },
  cancelAllOrders: {
    needs: ['findAccount', 'stopStrategies', 'cancelAll'],
    code: `
  var account = await FindAccount();
  await StopStrategies(account);
  await CancelAll(account);
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
    needs: ['findAccount', 'stopStrategies', 'cancelAll', 'flatten'],
    code: `
  var account = await FindAccount();
  await StopStrategies(account);
  await CancelAll(account);
  foreach (var position in await Get<Position[]>($"/position/deps?masterid={account.Id}")) {
    if (position.NetPos != 0) await Flatten(account, await Get<Contract>($"/contract/item?id={position.ContractId}"));
  }
  Console.WriteLine($"{account.Name}: no positions");
`,
  },
};
