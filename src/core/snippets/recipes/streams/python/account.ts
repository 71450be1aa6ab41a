import type { Parts } from '../../parts';

/** The user's orders, fills, positions and cash. Source: tradovate-streams.md, section 6. */
export const accountParts: Parts = {
  account: {
    needs: ['stream'],
    code: `
ENTITY_TYPES = ["account", "contract", "cashBalance", "position", "order", "orderVersion", "command", "commandReport", "fill"]
LISTS = ["accounts", "contracts", "cashBalances", "positions", "orders", "orderVersions", "commandReports", "fills"]
account_names = {}
contract_names = {}


async def subscribe_account(stream):
  """The snapshot replaces all that was known."""
  snapshot = await stream.request("user/syncrequest", {"splitResponses": False, "entityTypes": ENTITY_TYPES})
  for name in LISTS:
    for entity in snapshot.get(name) or []:
      await show_entity(name[:-1], entity, stream)


async def show_account(event, stream):
  if event["e"] != "props":
    return
  for change in event["d"] if isinstance(event["d"], list) else [event["d"]]:
    entity = change["entity"]
    for each in entity if isinstance(entity, list) else [entity]:
      await show_entity(change["entityType"], each, stream, " deleted" if change["eventType"] == "Deleted" else "")


async def contract_name(contract_id, stream):
  """Its id where the key may not look up contracts."""
  if contract_id not in contract_names:
    try:
      contract_names[contract_id] = (await stream.request("contract/item", "", f"id={contract_id}"))["name"]
    except StreamEnded:
      contract_names[contract_id] = contract_id
  return contract_names[contract_id]


async def show_entity(kind, entity, stream, end=""):
  if kind == "account":
    account_names[entity["id"]] = entity["name"]
  if kind == "contract":
    contract_names[entity["id"]] = entity["name"]
  contract = ""
  if kind in ("position", "order", "fill"):
    contract = await contract_name(entity["contractId"], stream)
  account = account_names.get(entity.get("accountId"), entity.get("accountId"))
  line = None
  if kind == "cashBalance":
    line = f"cash {account}: {entity['amount']}, realized {entity.get('realizedPnL', 0)}"
  if kind == "position":
    line = f"position {account}: {entity['netPos']} {contract} at {entity.get('netPrice', '-')}"
  if kind == "order":
    line = f"order {entity['id']}: {entity['action']} {contract} {entity['ordStatus']}"
  if kind == "orderVersion":
    prices = f"price {entity.get('price', '-')}, stop {entity.get('stopPrice', '-')}"
    line = f"order {entity['orderId']}: quantity {entity['orderQty']}, {entity['orderType']}, {prices}"
  if kind == "fill":
    line = f"fill of order {entity['orderId']}: {entity['action']} {entity['qty']} {contract} at {entity['price']}"
    # The exchange may cancel a trade.
    line += " (busted)" if entity.get("active") is False else ""
  if kind == "commandReport" and entity.get("rejectReason"):
    words = f"{entity['commandStatus']} {entity['rejectReason']} {entity.get('text', '')}"
    line = f"command {entity['commandId']}: {words}"
  if line:
    print(line + end, flush=True)
`,
  },
};
