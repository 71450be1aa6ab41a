import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  cancelOrder: {
    needs: ['waitForOrder'],
    code: `
// Prints the outcome: an order may be filled before its cancellation arrives.
async Task<string> CancelOrder(long id) {
  await Post<JsonObject>("/order/cancelorder", new JsonObject { ["orderId"] = id, ["isAutomated"] = true });
  var status = await WaitForOrder(id, "Filled", "Canceled", "Rejected", "Expired", "Completed");
  Console.WriteLine($"Order {id}: {status}");
  return status;
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder'],
    code: `
// One after the other, for the service limits requests. Legs that ended with their parent are not asked again.
async Task CancelAll(Account account) {
  for (var tries = 0; tries < 200; tries++) {
    var working = await WorkingOrders(account);
    if (working.Count == 0) return;
    var status = await CancelOrder(working[0].Id);
    if (status is not ("Canceled" or "Filled")) throw new Exception($"Order {working[0].Id} is still {status}.");
  }
  throw new Exception("Orders are still working.");
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send'],
    code: `
// Running strategies may place orders again.
async Task StopStrategies(Account account) {
  foreach (var each in await Get<Strategy[]>($"/orderStrategy/deps?masterid={account.Id}")) {
    if (each.Status != "ActiveStrategy") continue;
    await Post<JsonObject>("/orderStrategy/interruptorderstrategy", new JsonObject { ["orderStrategyId"] = each.Id });
    Console.WriteLine($"Strategy {each.Id}: stopped");
  }
}
`,
  },
  flatten: {
    needs: ['netPosition'],
    code: `
// Cancels the contract's orders, closes the position at market and waits until it is closed.
async Task Flatten(Account account, Contract contract) {
  await Post<JsonObject>("/order/liquidateposition", new JsonObject {
    ["accountId"] = account.Id,
    ["contractId"] = contract.Id,
    ["admin"] = false,
    ["isAutomated"] = true,
  });
  for (var tries = 1; tries <= 10; tries++) {
    if (await NetPosition(account, contract) == 0) {
      Console.WriteLine($"{contract.Name}: flat");
      return;
    }
    await Task.Delay(1000);
  }
  throw new Exception($"The position in {contract.Name} is still open.");
}
`,
  },
};
