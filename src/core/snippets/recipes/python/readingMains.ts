import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['send', 'openPositions', 'workingOrders', 'attempt'],
    code: `
  names = {}

  def name_of(contract_id):
    if contract_id not in names:
      names[contract_id] = send("GET", f"/contract/item?id={contract_id}")["name"]
    return names[contract_id]

  def print_account(account):
    cash = send("POST", "/cashBalance/getcashbalancesnapshot", {"accountId": account["id"]})
    print(f"Account {account['name']}: cash {cash['totalCashValue']}, open profit {cash.get('openPnL', 0)}")
    for each in open_positions(account):
      print(f"  position {each['netPos']} {name_of(each['contractId'])} at {each.get('netPrice')}")
    for each in working_orders(account):
      versions = send("GET", f"/orderVersion/deps?masterid={each['id']}")
      version = max(versions, key=lambda one: one["id"])
      prices = " stop ".join(str(version[name]) for name in ("price", "stopPrice") if name in version)
      terms = f"{each['action']} {version['orderQty']} {name_of(each['contractId'])} {version['orderType']} {prices}"
      print(f"  order {each['id']} {each['ordStatus']}: {terms}")
    return True

  done = [attempt(f"Account {each['name']}", print_account, each) for each in send("GET", "/account/list")]
  if not all(done):
    raise SystemExit("Not all accounts could be read.")
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  account = find_account()
  body = {
    "name": "Fills",
    "representationType": "csv",
    "timezone": 0,
    "params": [
      {"name": "account", "value": account["name"]},
      {"name": "startDate", "value": FROM_DATE},
      {"name": "endDate", "value": TO_DATE},
    ],
  }
  report = send("POST", "/reports/requestReport", body, REPORTS_URL)
  data = report.get("data") if isinstance(report, dict) else None
  if not isinstance(data, str):
    raise SystemExit(f"No report came: {json.dumps(report)[:200]}")
  data = data.strip()
  with open(FILLS_FILE, "w", newline="") as file:
    file.write(data + "\\n")
  print(f"{max(len(data.splitlines()) - 1, 0)} fills written to {FILLS_FILE}")
`,
  },
};
