import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
// Runs a step. Prints why it failed and goes on, except after a lock.
async Task Attempt(string what, Func<Task> step) {
  try {
    await step();
  } catch (Exception error) when (error is not Blocked) {
    Console.Error.WriteLine($"{what}: {error.Message}");
  }
}
`,
  },
  cancelOrder: {
    needs: ['types', 'finished', 'waitForOrder'],
    code: `
// Prints the outcome: an order may be filled before its cancellation arrives, which is then refused.
async Task<string> CancelOrder(Order order) {
  try {
    var body = new JsonObject { ["orderId"] = order.Id, ["isAutomated"] = true };
    if (order.OrdStatus != "PendingCancel") await Post<JsonObject>("/order/cancelorder", body);
  } catch (Exception error) when (error is not Blocked) {
    var current = (await Get<Order>($"/order/item?id={order.Id}")).OrdStatus;
    if (!IsFinished(current)) {
      throw new Exception($"Order {order.Id} was still {current}, and may be filled or canceled by now. {error.Message}");
    }
  }
  var status = await WaitForOrder(order.Id, IsFinished);
  Console.WriteLine($"Order {order.Id}: {status}");
  return status;
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder', 'attempt'],
    code: `
// One after the other, for the service limits requests, then what is left once more. Skips legs that ended with their parent.
async Task CancelAll(Account account) {
  for (var round = 1; round <= 2; round++) {
    await Attempt("Orders", async () => {
      foreach (var each in await WorkingOrders(account)) {
        await Attempt("Cancellation", async () => {
          var order = (await WorkingOrders(account)).Find(one => one.Id == each.Id);
          if (order != null) await CancelOrder(order);
        });
      }
    });
  }
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send', 'attempt'],
    code: `
async Task<List<Strategy>> ActiveStrategies(Account account) {
  var strategies = await Get<Strategy[]>($"/orderStrategy/deps?masterid={account.Id}");
  return strategies.Where(each => each.Status == "ActiveStrategy").ToList();
}

// Running strategies may place orders again. Waits until none is active: they stop after the response.
async Task StopStrategies(Account account) {
  var active = await ActiveStrategies(account);
  foreach (var each in active) {
    await Attempt($"Strategy {each.Id}", async () => {
      await Post<JsonObject>("/orderStrategy/interruptorderstrategy", new JsonObject { ["orderStrategyId"] = each.Id });
      Console.WriteLine($"Strategy {each.Id}: stopping");
    });
  }
  for (var tries = 1; active.Count > 0 && tries <= 10; tries++) {
    await Task.Delay(1000);
    active = await ActiveStrategies(account);
  }
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'workingOrders'],
    code: `
// What still runs or may still trade.
async Task<List<string>> Remaining(Account account) {
  var strategies = (await ActiveStrategies(account)).Select(each => $"strategy {each.Id}");
  var orders = (await WorkingOrders(account)).Select(each => $"order {each.Id} {each.OrdStatus}");
  return strategies.Concat(orders).ToList();
}
`,
  },
  liquidate: {
    needs: ['types', 'send', 'lostResponse'],
    code: `
// Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost.
async Task<long> Liquidate(Account account, long contractId) {
  try {
    var placed = await Post<JsonObject>("/order/liquidateposition", new JsonObject {
      ["accountId"] = account.Id,
      ["contractId"] = contractId,
      ["admin"] = false,
      ["isAutomated"] = true,
    });
    return (long?)placed["orderId"] ?? 0;
  } catch (LostResponse lost) {
    Console.Error.WriteLine(lost.Message);
    return 0;
  }
}
`,
  },
  flatten: {
    needs: ['netPosition', 'workingOrders', 'liquidate'],
    code: `
// Liquidates and waits until neither the position nor an order is left. Returns the closing order's id.
async Task<long> Flatten(Account account, Contract contract) {
  var orderId = await Liquidate(account, contract.Id);
  for (var tries = 1; ; tries++) {
    var net = await NetPosition(account, contract);
    var orders = (await WorkingOrders(account)).Where(each => each.ContractId == contract.Id).Select(each => each.Id).ToList();
    if (net == 0 && orders.Count == 0) break;
    if (tries == 10) {
      var ids = orders.Count == 0 ? "none" : string.Join(", ", orders);
      if (net == 0) throw new Exception($"{contract.Name}: position 0, but orders are still working: {ids}");
      throw new Exception($"{contract.Name} is not flat: position {net}, working orders: {ids}");
    }
    await Task.Delay(2000);
  }
  Console.WriteLine($"{contract.Name}: flat");
  return orderId;
}
`,
  },
};
