import type { Parts } from '../parts';

/** Functions that close positions. */
export const closingParts: Parts = {
  liquidate: {
    needs: ['types', 'send', 'lostResponse'],
    code: `
// Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost.
func liquidate(in account, contractID int64) (int64, error) {
  fmt.Printf("Closing the position in contract %d\\n", contractID)
  body := object{"accountId": in.ID, "contractId": contractID, "admin": false, "isAutomated": true}
  var placed struct{ OrderID int64 }
  err := send("POST", baseURL, "/order/liquidateposition", body, &placed)
  var lost lostResponse
  if errors.As(err, &lost) {
    fmt.Fprintln(os.Stderr, lost)
    return 0, nil
  }
  return placed.OrderID, err
}
`,
  },
  flatten: {
    needs: ['netPosition', 'workingOrders', 'liquidate'],
    code: `
// Liquidates and waits until neither the position nor an order is left. Returns the closing order's id.
func flatten(in account, of contract) (int64, error) {
  orderID, err := liquidate(in, of.ID)
  if err != nil {
    return 0, err
  }
  for tries := 1; ; tries++ {
    net, err := netPosition(in, of)
    if err != nil {
      return 0, err
    }
    working, err := workingOrders(in)
    if err != nil {
      return 0, err
    }
    var ids []string
    for _, each := range working {
      if each.ContractID == of.ID {
        ids = append(ids, fmt.Sprint(each.ID))
      }
    }
    if net == 0 && len(ids) == 0 {
      fmt.Printf("%s: flat\\n", of.Name)
      return orderID, nil
    }
    if tries == 10 && net == 0 {
      return 0, fmt.Errorf("%s: position 0, but orders are still working: %s", of.Name, strings.Join(ids, ", "))
    }
    if tries == 10 {
      return 0, fmt.Errorf("%s is not flat: position %d, working orders: %v", of.Name, net, ids)
    }
    time.Sleep(2 * time.Second)
  }
}
`,
  },
  closePositions: {
    needs: ['openPositions', 'liquidate', 'finished', 'report'],
    code: `
// A contract is closed again only once its last closing order is finished: two of them would open a position.
func closeContract(in account, contractID int64, asked map[int64]bool, closing map[int64]int64) error {
  if last, isAsked := closing[contractID]; isAsked {
    if last == 0 {
      return nil
    }
    var current order
    err := send("GET", baseURL, fmt.Sprintf("/order/item?id=%d", last), nil, &current)
    if err != nil || !isFinished(current.OrdStatus) {
      return err
    }
    // It may have been filled after the positions were read.
    open, err := openPositions(in)
    isOpen := false
    for _, each := range open {
      isOpen = isOpen || each.ContractID == contractID
    }
    if err != nil || !isOpen {
      return err
    }
  }
  orderID, err := liquidate(in, contractID)
  if err == nil {
    closing[contractID] = orderID
    asked[orderID] = true
  }
  return err
}

func closePositions(in account, asked map[int64]bool, closing map[int64]int64) {
  open, err := openPositions(in)
  report("Positions", err)
  for _, each := range open {
    report(fmt.Sprintf("Contract %d", each.ContractID), closeContract(in, each.ContractID, asked, closing))
  }
}
`,
  },
};
