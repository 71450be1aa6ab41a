import type { Parts } from '../../parts';

/** The user's orders, fills, positions and cash. Source: tradovate-streams.md, section 6. */
export const accountParts: Parts = {
  account: {
    needs: ['stream'],
    code: `
// Of every type of entity the fields that are shown.
type entity struct {
  ID, AccountID, ContractID, OrderID, CommandID                int64
  Name, Action, OrdStatus, OrderType                           string
  CommandStatus, RejectReason, Text                            string
  Amount, RealizedPnL, NetPos, NetPrice, OrderQty              json.Number
  Qty, Price, StopPrice                                        json.Number
  Active                                                       *bool
}

type change struct {
  EntityType, EventType string
  Entity                json.RawMessage
}

var accountNames, contractNames = map[int64]string{}, map[int64]string{}

// The snapshot replaces all that was known.
func subscribeAccount(s *stream) error {
  types := []string{"account", "contract", "cashBalance", "position", "order", "orderVersion", "command", "commandReport", "fill"}
  lists := []string{"accounts", "contracts", "cashBalances", "positions", "orders", "orderVersions", "commandReports", "fills"}
  var snapshot map[string]json.RawMessage
  if err := s.request("user/syncrequest", "", object{"splitResponses": false, "entityTypes": types}, &snapshot); err != nil {
    return err
  }
  for _, list := range lists {
    var entities []entity
    _ = json.Unmarshal(snapshot[list], &entities)
    for _, each := range entities {
      if err := showEntity(s, strings.TrimSuffix(list, "s"), each, ""); err != nil {
        return err
      }
    }
  }
  return nil
}

// One value, or a list of them.
func listOf[T any](text json.RawMessage) (list []T) {
  if len(text) > 0 && text[0] != '[' {
    text = json.RawMessage("[" + string(text) + "]")
  }
  _ = json.Unmarshal(text, &list)
  return list
}

func showAccount(s *stream, received message) (bool, error) {
  if received.E != "props" {
    return false, nil
  }
  for _, each := range listOf[change](received.D) {
    end := ""
    if each.EventType == "Deleted" {
      end = " deleted"
    }
    for _, one := range listOf[entity](each.Entity) {
      if err := showEntity(s, each.EntityType, one, end); err != nil {
        return false, err
      }
    }
  }
  return false, nil
}

// Its id where the key may not look up contracts.
func contractName(s *stream, id int64) (string, error) {
  if contractNames[id] == "" {
    contract := entity{Name: fmt.Sprint(id)}
    err := s.request("contract/item", fmt.Sprintf("id=%d", id), nil, &contract)
    if lost := (connectionLost{}); errors.As(err, &lost) {
      return "", err
    }
    contractNames[id] = contract.Name
  }
  return contractNames[id], nil
}

func or(value json.Number, absent string) string {
  if value == "" {
    return absent
  }
  return string(value)
}

func showEntity(s *stream, kind string, each entity, end string) (err error) {
  contract := ""
  switch kind {
  case "position", "order", "fill":
    if contract, err = contractName(s, each.ContractID); err != nil {
      return err
    }
  }
  account := accountNames[each.AccountID]
  switch kind {
  case "account":
    accountNames[each.ID] = each.Name
  case "contract":
    contractNames[each.ID] = each.Name
  case "cashBalance":
    fmt.Printf("cash %s: %s, realized %s%s\\n", account, each.Amount, or(each.RealizedPnL, "0"), end)
  case "position":
    fmt.Printf("position %s: %s %s at %s%s\\n", account, each.NetPos, contract, or(each.NetPrice, "-"), end)
  case "order":
    fmt.Printf("order %d: %s %s %s%s\\n", each.ID, each.Action, contract, each.OrdStatus, end)
  case "orderVersion":
    prices := fmt.Sprintf("price %s, stop %s", or(each.Price, "-"), or(each.StopPrice, "-"))
    fmt.Printf("order %d: quantity %s, %s, %s%s\\n", each.OrderID, each.OrderQty, each.OrderType, prices, end)
  case "fill":
    if each.Active != nil && !*each.Active {
      // The exchange may cancel a trade.
      end = " (busted)" + end
    }
    fmt.Printf("fill of order %d: %s %s %s at %s%s\\n", each.OrderID, each.Action, each.Qty, contract, each.Price, end)
  case "commandReport":
    if each.RejectReason != "" {
      fmt.Printf("command %d: %s %s %s%s\\n", each.CommandID, each.CommandStatus, each.RejectReason, each.Text, end)
    }
  }
  return nil
}
`,
  },
};
