import type { Parts } from '../parts';

/** Functions that close positions. */
export const closingParts: Parts = {
  liquidate: {
    needs: ['types', 'send', 'lostResponse'],
    code: `
// Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost.
async Task<long> Liquidate(Account account, long contractId) {
  Console.WriteLine($"Closing the position in contract {contractId}");
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
  closePositions: {
    needs: ['openPositions', 'liquidate', 'finished', 'attempt'],
    code: `
// A contract is closed again only once its last closing order is finished: two of them would open a position.
async Task CloseContract(Account account, long contractId, HashSet<long> asked, Dictionary<long, long> closing) {
  if (closing.TryGetValue(contractId, out var last)) {
    if (last == 0) return;
    var order = await Get<Order>($"/order/item?id={last}");
    if (!IsFinished(order.OrdStatus)) return;
    // It may have been filled after the positions were read.
    if (!(await OpenPositions(account)).Any(each => each.ContractId == contractId)) return;
  }
  var orderId = await Liquidate(account, contractId);
  closing[contractId] = orderId;
  asked.Add(orderId);
}

async Task ClosePositions(Account account, HashSet<long> asked, Dictionary<long, long> closing) {
  await Attempt("Positions", async () => {
    foreach (var each in await OpenPositions(account)) {
      await Attempt($"Contract {each.ContractId}", () => CloseContract(account, each.ContractId, asked, closing));
    }
  });
}
`,
  },
};
