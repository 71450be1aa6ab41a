import type { Parts } from '../../parts';

/** The user's orders, fills, positions and cash. Source: tradovate-streams.md, section 6. */
export const accountParts: Parts = {
  account: {
    needs: ['stream'],
    code: `
class AccountView {
  static readonly string[] Types = { "account", "contract", "cashBalance", "position", "order", "orderVersion", "command", "commandReport", "fill" };
  static readonly string[] Lists = { "accounts", "contracts", "cashBalances", "positions", "orders", "orderVersions", "commandReports", "fills" };
  readonly Dictionary<string, string> accounts = new();
  readonly Dictionary<string, string> contracts = new();

  // The snapshot replaces all that was known.
  public async Task Subscribe(TradovateStream stream) {
    var types = new JsonArray(Types.Select(each => (JsonNode?)JsonValue.Create(each)).ToArray());
    var body = new JsonObject { ["splitResponses"] = false, ["entityTypes"] = types };
    var snapshot = await stream.Request("user/syncrequest", body.ToJsonString());
    foreach (var list in Lists) {
      foreach (var entity in ListOf(snapshot?[list])) await ShowEntity(stream, list[..^1], entity);
    }
  }

  public async Task<bool> Show(TradovateStream stream, JsonNode message) {
    if ((string?)message["e"] != "props") return false;
    foreach (var change in ListOf(message["d"])) {
      var end = (string?)change["eventType"] == "Deleted" ? " deleted" : "";
      foreach (var entity in ListOf(change["entity"])) await ShowEntity(stream, (string)change["entityType"]!, entity, end);
    }
    return false;
  }

  // One value, or a list of them.
  static IEnumerable<JsonNode> ListOf(JsonNode? value) =>
    value is JsonArray list ? list.Select(each => each!) : value is null ? Array.Empty<JsonNode>() : new[] { value };

  // Its id where the key may not look up contracts.
  async Task<string> ContractName(TradovateStream stream, string id) {
    if (contracts.TryGetValue(id, out var known)) return known;
    try {
      return contracts[id] = (string)(await stream.Request("contract/item", "", $"id={id}"))!["name"]!;
    } catch (Exception error) when (error is not ConnectionLost) {
      return contracts[id] = id;
    }
  }

  async Task ShowEntity(TradovateStream stream, string type, JsonNode entity, string end = "") {
    string Text(string name, string absent = "-") => entity[name]?.ToString() ?? absent;
    var contract = type is "position" or "order" or "fill" ? await ContractName(stream, Text("contractId")) : "";
    var account = accounts.GetValueOrDefault(Text("accountId"), Text("accountId"));
    switch (type) {
      case "account":
        accounts[Text("id")] = Text("name");
        break;
      case "contract":
        contracts[Text("id")] = Text("name");
        break;
      case "cashBalance":
        Console.WriteLine($"cash {account}: {Text("amount")}, realized {Text("realizedPnL", "0")}{end}");
        break;
      case "position":
        Console.WriteLine($"position {account}: {Text("netPos")} {contract} at {Text("netPrice")}{end}");
        break;
      case "order":
        Console.WriteLine($"order {Text("id")}: {Text("action")} {contract} {Text("ordStatus")}{end}");
        break;
      case "orderVersion":
        Console.WriteLine($"order {Text("orderId")}: quantity {Text("orderQty")}, {Text("orderType")}, price {Text("price")}, stop {Text("stopPrice")}{end}");
        break;
      case "fill":
        // The exchange may cancel a trade.
        var busted = (bool?)entity["active"] == false ? " (busted)" : "";
        Console.WriteLine($"fill of order {Text("orderId")}: {Text("action")} {Text("qty")} {contract} at {Text("price")}{busted}{end}");
        break;
      case "commandReport" when entity["rejectReason"] is not null:
        Console.WriteLine($"command {Text("commandId")}: {Text("commandStatus")} {Text("rejectReason")} {Text("text", "")}{end}");
        break;
    }
  }
}
`,
  },
};
