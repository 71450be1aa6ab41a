import type { Parts } from '../parts';

/** Functions that place an order and follow what happens to it. */
export const followingParts: Parts = {
  placeOrder: {
    needs: ['types', 'send'],
    code: `
// Returns the ids of the order and its legs. After a lost response it looks for the order and never sends it again.
async Task<List<long>> PlaceOrder(string path, JsonObject order) {
  var clOrdId = $"recipe-{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}";
  order["clOrdId"] = clOrdId;
  Console.WriteLine($"Sending the order, clOrdId {clOrdId}");
  try {
    var reply = await Post<JsonObject>(path, order);
    if (reply["orderId"] is null) throw new Exception($"No order id came from {path}.");
    var names = new[] { "orderId", "oso1Id", "oso2Id", "ocoId" };
    var ids = names.Where(name => reply[name] is not null).Select(name => (long)reply[name]!).ToList();
    Console.WriteLine($"Order {string.Join(", ", ids)}: accepted");
    return ids;
  } catch (LostResponse error) {
    Console.Error.WriteLine($"clOrdId {clOrdId}: {error.Message}");
    await Task.Delay(2000);
    var commands = await Get<Command[]>("/command/list");
    var command = commands.FirstOrDefault(each => each.ClOrdId == clOrdId);
    if (command is null) throw new Exception($"No order with the clOrdId {clOrdId} was found. Look again before you run this again.");
    Console.WriteLine($"Order {command.OrderId}: accepted");
    return new List<long> { command.OrderId };
  }
}
`,
  },
  commandRefusal: {
    needs: ['types', 'send'],
    code: `
// Why a command was refused after it had been accepted; null: it was not.
async Task<string?> CommandRefusal(long commandId) {
  var reports = await Get<CommandReport[]>($"/commandReport/deps?masterid={commandId}");
  var rejected = reports.FirstOrDefault(each => each.CommandStatus.EndsWith("Rejected"));
  return rejected is null ? null : $"{rejected.RejectReason ?? "Rejected"}: {rejected.Text}";
}
`,
  },
  waitForOrder: {
    needs: ['types', 'send'],
    code: `
// Asks once a second, at most ten times, until the order's status is one of those.
async Task<string> WaitForOrder(long id, Func<string, bool> isOneOf) {
  for (var tries = 1; ; tries++) {
    var order = await Get<Order>($"/order/item?id={id}");
    if (isOneOf(order.OrdStatus) || tries == 10) return order.OrdStatus;
    await Task.Delay(1000);
  }
}
`,
  },
  activeFills: {
    needs: ['types', 'send'],
    code: `
async Task<List<Fill>> ActiveFills(long orderId) =>
  (await Get<Fill[]>($"/fill/deps?masterid={orderId}")).Where(each => each.Active).ToList();
`,
  },
  followOrder: {
    needs: ['finished', 'waitForOrder', 'commandRefusal', 'activeFills'],
    code: `
// Prints what became of an order. Returns why it failed: it was rejected, or it is one at market, whose quantity is not filled.
async Task<string?> FollowOrder(long id, int atMarket = 0) {
  var status = await WaitForOrder(id, each => (atMarket == 0 && each is "Working" or "Suspended") || IsFinished(each));
  if (status == "Rejected") {
    foreach (var command in await Get<Command[]>($"/command/deps?masterid={id}")) {
      var refusal = await CommandRefusal(command.Id);
      if (refusal != null) return $"Order {id} was rejected. {refusal}";
    }
    return $"Order {id} was rejected.";
  }
  var fills = await ActiveFills(id);
  Console.WriteLine($"Order {id}: {status}{string.Concat(fills.Select(each => $", {each.Qty} at {each.Price}"))}");
  var filled = fills.Sum(each => each.Qty);
  if (status == "Filled" || filled >= atMarket) return null;
  return $"Order {id} is {status}: {filled} of {atMarket} filled.";
}
`,
  },
  followOrders: {
    needs: ['followOrder'],
    code: `
// Follows all of them before it throws.
async Task FollowOrders(List<long> ids, int atMarket = 0) {
  var failures = new List<string>();
  foreach (var id in ids) {
    if (await FollowOrder(id, atMarket) is { } failure) failures.Add(failure);
  }
  if (failures.Count == 0) return;
  if (ids.Count > 1) failures.Add("The position may be without a stop.");
  throw new Exception(string.Join("\\n", failures));
}
`,
  },
};
