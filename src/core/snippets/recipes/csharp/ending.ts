import type { Parts } from '../parts';

/** Functions that stop strategies and cancel orders. */
export const endingParts: Parts = {
  attempt: {
    needs: ['send'],
    code: `
// Runs a step. If it fails, prints why and goes on, except after a lock.
async Task Attempt(string what, Func<Task> step) {
  try {
    await step();
  } catch (Exception error) when (error is not Blocked) {
    Console.Error.WriteLine($"{what}: {error.Message}");
  }
}
`,
  },
  cancelRefusal: {
    needs: ['types', 'send'],
    code: `
// Asks for a cancellation, and returns why it is refused: the order may be filled before it arrives.
async Task<string?> CancelRefusal(Order order) {
  try {
    var body = new JsonObject { ["orderId"] = order.Id, ["isAutomated"] = true };
    if (order.OrdStatus != "PendingCancel") await Post<JsonObject>("/order/cancelorder", body);
    return null;
  } catch (Exception error) when (error is not Blocked) {
    return error.Message;
  }
}
`,
  },
  requestCancel: {
    needs: ['types', 'finished', 'send', 'cancelRefusal'],
    code: `
async Task RequestCancel(Order order) {
  if (await CancelRefusal(order) is not string refusal) return;
  var current = (await Get<Order>($"/order/item?id={order.Id}")).OrdStatus;
  if (IsFinished(current)) return;
  throw new Exception($"Order {order.Id} was still {current}, and may be filled or canceled by now. {refusal}");
}
`,
  },
  cancelOrders: {
    needs: ['workingOrders', 'attempt', 'cancelRefusal'],
    code: `
// All but those that close a position. After refusals the orders are read once.
async Task CancelOrders(Account account, HashSet<long> asked, Dictionary<long, long> closing) {
  var refused = new Dictionary<long, string>();
  await Attempt("Orders", async () => {
    foreach (var order in await WorkingOrders(account)) {
      if (closing.TryGetValue(order.ContractId, out var last) && (last == 0 || last == order.Id)) continue;
      asked.Add(order.Id);
      if (await CancelRefusal(order) is string refusal) refused[order.Id] = refusal;
    }
    foreach (var order in refused.Count == 0 ? new List<Order>() : await WorkingOrders(account)) {
      if (!refused.TryGetValue(order.Id, out var reason)) continue;
      Console.Error.WriteLine($"Order {order.Id} was still {order.OrdStatus}, and may be filled or canceled by now. {reason}");
    }
  });
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

// Running strategies may place orders again.
async Task StopStrategies(Account account) {
  await Attempt("Strategies", async () => {
    foreach (var each in await ActiveStrategies(account)) {
      await Attempt($"Strategy {each.Id}", async () => {
        await Post<JsonObject>("/orderStrategy/interruptorderstrategy", new JsonObject { ["orderStrategyId"] = each.Id });
        Console.WriteLine($"Strategy {each.Id}: stopping");
      });
    }
  });
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'finished'],
    code: `
// What still runs or may still trade. Prints what became of the orders whose end was asked for.
async Task<List<string>> Remaining(Account account, HashSet<long> asked) {
  var left = (await ActiveStrategies(account)).Select(each => $"strategy {each.Id}").ToList();
  foreach (var each in await Get<Order[]>($"/order/deps?masterid={account.Id}")) {
    if (!IsFinished(each.OrdStatus)) left.Add($"order {each.Id} {each.OrdStatus}");
    else if (asked.Remove(each.Id)) Console.WriteLine($"Order {each.Id}: {each.OrdStatus}");
  }
  return left;
}
`,
  },
  endAll: {
    needs: ['attempt'],
    code: `
// Asks for the end of everything, and again every 6 seconds for what is left then. Fails if something is left after 20 seconds.
async Task EndAll(Func<Task> ask, Func<Task<List<string>>> findLeft) {
  for (var tries = 0; ; tries++) {
    if (tries % 3 == 0) await ask();
    var left = new List<string> { "unknown" };
    await Attempt("What is left", async () => left = await findLeft());
    if (left.Count == 0) return;
    if (tries == 10) throw new Exception($"Still active: {string.Join(", ", left)}");
    await Task.Delay(2000);
  }
}
`,
  },
};
