import type { Parts } from '../parts';

/** Functions that find accounts, contracts, positions and orders. */
export const findingParts: Parts = {
  findAccount: {
    needs: ['types', 'send'],
    code: `
async Task<Account> FindAccount() {
  var all = await Get<Account[]>("/account/list");
  var usable = all.Where(each => each.Active != false && each.Readonly != true && each.Closed != true && each.Restricted != true).ToList();
  var found = usable.Where(each => accountName == "" || each.Name == accountName).ToList();
  if (found.Count == 1) return found[0];
  var names = usable.Count == 0 ? "there is no usable account" : string.Join(", ", usable.Select(each => each.Name));
  throw new Exception($"Set accountName to one of: {names}");
}
`,
  },
  findContract: {
    needs: ['types', 'send'],
    code: `
Task<Contract> FindContract(string name) => Get<Contract>($"/contract/find?name={Uri.EscapeDataString(name)}");
`,
  },
  findTick: {
    needs: ['findContract'],
    code: `
async Task<double> FindTick(Contract contract) {
  var maturity = await Get<JsonObject>($"/contractMaturity/item?id={contract.ContractMaturityId}");
  var product = await Get<JsonObject>($"/product/item?id={maturity["productId"]}");
  return (double)product["tickSize"]!;
}

double ToTick(double price, double tick) => Math.Round(Math.Round(price / tick, MidpointRounding.AwayFromZero) * tick, 10);
`,
  },
  openPositions: {
    needs: ['types', 'send'],
    code: `
async Task<List<Position>> OpenPositions(Account account) =>
  (await Get<Position[]>($"/position/deps?masterid={account.Id}")).Where(each => each.NetPos != 0).ToList();
`,
  },
  netPosition: {
    needs: ['types', 'send'],
    code: `
async Task<int> NetPosition(Account account, Contract contract) {
  var positions = await Get<Position[]>($"/position/deps?masterid={account.Id}");
  return positions.Where(each => each.ContractId == contract.Id).Sum(each => each.NetPos);
}
`,
  },
  finished: {
    code: `
// Orders of any other status may still trade.
bool IsFinished(string ordStatus) => ordStatus is "Filled" or "Canceled" or "Rejected" or "Expired" or "Completed";
`,
  },
  workingOrders: {
    needs: ['types', 'finished', 'send'],
    code: `
// Orders that may still trade, those without a parent first: legs may end with it.
async Task<List<Order>> WorkingOrders(Account account) {
  var orders = await Get<Order[]>($"/order/deps?masterid={account.Id}");
  return orders.Where(each => !IsFinished(each.OrdStatus)).OrderBy(each => each.ParentId != null).ToList();
}
`,
  },
  findOrder: {
    needs: ['workingOrders', 'findAccount', 'findContract'],
    code: `
async Task<Order> FindOrder() {
  if (orderId != 0) return await Get<Order>($"/order/item?id={orderId}");
  var account = await FindAccount();
  var contract = await FindContract(symbol);
  var found = (await WorkingOrders(account)).Where(each => each.ContractId == contract.Id).ToList();
  if (found.Count == 1) return found[0];
  var ids = found.Count == 0 ? "there is no working order" : string.Join(", ", found.Select(each => each.Id));
  throw new Exception($"Set orderId to one of: {ids}");
}
`,
  },
};
