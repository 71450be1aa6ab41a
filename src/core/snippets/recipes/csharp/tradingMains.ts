import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'netPosition', 'followOrder'],
    code: `
  var account = await FindAccount();
  var contract = await FindContract(symbol);
  var held = await NetPosition(account, contract);
  if (held != 0) throw new Exception($"There is a position of {held} in {symbol}. Place its stop and target as an OCO.");
  var tick = await FindTick(contract);
  // Distances are signed by the side: a target above and a stop below a bought position.
  var sign = side == "Buy" ? 1 : -1;
  var parameters = new JsonObject {
    ["entryVersion"] = new JsonObject { ["orderQty"] = quantity, ["orderType"] = "Market", ["timeInForce"] = "Day" },
    ["brackets"] = new JsonArray(new JsonObject {
      ["qty"] = quantity,
      ["profitTarget"] = sign * ToTick(targetPoints, tick),
      ["stopLoss"] = -sign * ToTick(stopPoints, tick),
      ["trailingStop"] = false,
    }),
  };
  var uuid = $"recipe-{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}";
  Console.WriteLine($"Starting the strategy, uuid {uuid}");
  var started = await Post<JsonObject>("/orderStrategy/startorderstrategy", new JsonObject {
    ["accountSpec"] = account.Name,
    ["accountId"] = account.Id,
    ["symbol"] = symbol,
    ["action"] = side,
    ["orderStrategyTypeId"] = 2,
    ["params"] = parameters.ToJsonString(),
    ["uuid"] = uuid,
    ["isAutomated"] = true,
  });
  var strategy = started["orderStrategy"].Deserialize<Strategy>(json)!;
  if (strategy.Status == "ExecutionFailed") throw new Exception(strategy.FailureMessage ?? "The strategy failed.");
  Console.WriteLine($"Strategy {strategy.Id}: {strategy.Status}");
  // The stop and the target come once the entry is filled.
  var followed = new HashSet<long>();
  var failures = new List<string>();
  for (var tries = 1; followed.Count < 3 && tries <= 10; tries++) {
    if (tries > 1) await Task.Delay(1000);
    foreach (var link in await Get<JsonObject[]>($"/orderStrategyLink/deps?masterid={strategy.Id}")) {
      var orderId = (long)link["orderId"]!;
      if (followed.Add(orderId) && await FollowOrder(orderId) is { } failure) failures.Add(failure);
    }
  }
  strategy = await Get<Strategy>($"/orderStrategy/item?id={strategy.Id}");
  if (followed.Count < 3 || failures.Count > 0 || strategy.Status is "ExecutionFailed" or "NotEnoughLiquidity") {
    failures.Add($"{strategy.Status}, {followed.Count} of 3 orders. Check the position and its stop. {strategy.FailureMessage}");
    throw new Exception(string.Join("\\n", failures));
  }
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'activeFills', 'placeOrder', 'followOrders'],
    code: `
  var account = await FindAccount();
  var old = await FindContract(oldSymbol);
  var held = await NetPosition(account, old);
  if (held == 0) throw new Exception($"There is no position in {oldSymbol}.");
  // It only names the next contract.
  var rolled = await Post<JsonObject>("/contract/rollcontract", new JsonObject {
    ["name"] = oldSymbol,
    ["forward"] = true,
    ["ifExpired"] = false,
  });
  var next = await FindContract((string)rolled["contract"]!["name"]!);
  var maturity = await Get<JsonObject>($"/contractMaturity/item?id={next.ContractMaturityId}");
  var expiration = (string)maturity["expirationDate"]!;
  if (DateTimeOffset.Parse(expiration) < DateTimeOffset.UtcNow) throw new Exception($"{next.Name} expired on {expiration}");
  Console.WriteLine($"Rolling {held} from {oldSymbol} to {next.Name}");
  var fills = new List<Fill>();
  try {
    var orderId = await Flatten(account, old);
    // A stop may have closed a part: no more is opened than this program has closed.
    if (orderId != 0) fills = await ActiveFills(orderId);
    if (fills.Count == 0) throw new Exception("The position is closed, maybe not by this program.");
  } catch (Exception error) {
    throw new Exception($"{error.Message}\\nNothing was opened in {next.Name}.");
  }
  var closed = fills.Sum(each => each.Qty);
  Console.WriteLine($"{oldSymbol}: {closed} closed");
  var ids = await PlaceOrder("/order/placeorder", new JsonObject {
    ["accountSpec"] = account.Name,
    ["accountId"] = account.Id,
    ["action"] = fills[0].Action == "Sell" ? "Buy" : "Sell",
    ["symbol"] = next.Name,
    ["orderQty"] = closed,
    ["orderType"] = "Market",
    ["timeInForce"] = "Day",
    ["isAutomated"] = true,
  });
  await FollowOrders(ids, closed);
  Console.WriteLine($"Stops and targets of {oldSymbol} are gone: place them again in {next.Name}.");
`,
  },
};
