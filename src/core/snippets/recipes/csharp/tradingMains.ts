import type { Mains } from '../parts';

/** The last function of recipes that trade without an order's template. */
export const tradingMains: Mains = {
  bracketStrategy: {
    needs: ['findAccount', 'findTick', 'followOrder'],
    code: `
  var account = await FindAccount();
  var tick = await FindTick(await FindContract(symbol));
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
  var started = await Post<JsonObject>("/orderStrategy/startorderstrategy", new JsonObject {
    ["accountSpec"] = account.Name,
    ["accountId"] = account.Id,
    ["symbol"] = symbol,
    ["action"] = side,
    ["orderStrategyTypeId"] = 2,
    ["params"] = parameters.ToJsonString(),
    ["isAutomated"] = true,
  });
  var strategy = started["orderStrategy"].Deserialize<Strategy>(json)!;
  if (strategy.Status == "ExecutionFailed") throw new Exception(strategy.FailureMessage ?? "The strategy failed.");
  Console.WriteLine($"Strategy {strategy.Id}: {strategy.Status}");
  foreach (var link in await Get<JsonObject[]>($"/orderStrategyLink/deps?masterid={strategy.Id}")) {
    await FollowOrder((long)link["orderId"]!);
  }
`,
  },
  rollContract: {
    needs: ['findAccount', 'findContract', 'netPosition', 'flatten', 'placeOrder', 'followOrder'],
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
  var next = rolled["contract"].Deserialize<Contract>(json)!;
  Console.WriteLine($"Rolling {held} from {oldSymbol} to {next.Name}");
  try {
    await Flatten(account, old);
  } catch (Exception error) {
    throw new Exception($"{error.Message}\\nNothing was opened in {next.Name}.");
  }
  var ids = await PlaceOrder("/order/placeorder", new JsonObject {
    ["accountSpec"] = account.Name,
    ["accountId"] = account.Id,
    ["action"] = held > 0 ? "Buy" : "Sell",
    ["symbol"] = next.Name,
    ["orderQty"] = Math.Abs(held),
    ["orderType"] = "Market",
    ["timeInForce"] = "Day",
    ["isAutomated"] = true,
  });
  foreach (var id in ids) await FollowOrder(id);
  Console.WriteLine($"Stops and targets of {oldSymbol} are gone: place them again in {next.Name}.");
`,
  },
};
