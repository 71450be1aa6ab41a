import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  report: {
    needs: ['send'],
    code: `
// Prints why a step failed and goes on, except after a lock.
func report(what string, err error) {
  var stop blocked
  if errors.As(err, &stop) {
    check(err)
  }
  if err != nil {
    fmt.Fprintf(os.Stderr, "%s: %v\\n", what, err)
  }
}
`,
  },
  cancelOrder: {
    needs: ['finished', 'waitForOrder', 'must'],
    code: `
// Prints the outcome: an order may be filled before its cancellation arrives, which is then refused.
func cancelOrder(working order) (status string, err error) {
  if working.OrdStatus != "PendingCancel" {
    body := object{"orderId": working.ID, "isAutomated": true}
    err = send("POST", baseURL, "/order/cancelorder", body, &struct{}{})
  }
  var stop blocked
  if errors.As(err, &stop) {
    return "", err
  }
  if err != nil {
    var current order
    if failed := send("GET", baseURL, fmt.Sprintf("/order/item?id=%d", working.ID), nil, &current); failed != nil {
      return "", failed
    }
    if !isFinished(current.OrdStatus) {
      message := "Order %d was still %s, and may be filled or canceled by now. %w"
      return "", fmt.Errorf(message, working.ID, current.OrdStatus, err)
    }
  }
  status, err = waitForOrder(working.ID, isFinished)
  if err == nil {
    fmt.Printf("Order %d: %s\\n", working.ID, status)
  }
  return status, err
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder', 'report'],
    code: `
func cancelIfWorking(in account, id int64) error {
  working, err := workingOrders(in)
  for _, each := range working {
    if each.ID == id {
      _, err = cancelOrder(each)
    }
  }
  return err
}

// One after the other, for the service limits requests, then what is left once more. Skips legs that ended with their parent.
func cancelAll(in account) {
  for round := 1; round <= 2; round++ {
    working, err := workingOrders(in)
    report("Orders", err)
    for _, each := range working {
      report("Cancellation", cancelIfWorking(in, each.ID))
    }
  }
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send', 'report'],
    code: `
func activeStrategies(in account) (ids []int64, err error) {
  var strategies []struct {
    ID     int64
    Status string
  }
  err = send("GET", baseURL, fmt.Sprintf("/orderStrategy/deps?masterid=%d", in.ID), nil, &strategies)
  for _, each := range strategies {
    if each.Status == "ActiveStrategy" {
      ids = append(ids, each.ID)
    }
  }
  return ids, err
}

// Running strategies may place orders again. Waits until none is active: they stop after the response.
func stopStrategies(in account) error {
  active, err := activeStrategies(in)
  for _, id := range active {
    body := object{"orderStrategyId": id}
    err := send("POST", baseURL, "/orderStrategy/interruptorderstrategy", body, &struct{}{})
    report(fmt.Sprintf("Strategy %d", id), err)
    if err == nil {
      fmt.Printf("Strategy %d: stopping\\n", id)
    }
  }
  for tries := 1; err == nil && len(active) > 0 && tries <= 10; tries++ {
    time.Sleep(time.Second)
    active, err = activeStrategies(in)
  }
  return err
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'workingOrders', 'must'],
    code: `
// What still runs or may still trade.
func remaining(in account) (left []string) {
  for _, id := range must(activeStrategies(in)) {
    left = append(left, fmt.Sprintf("strategy %d", id))
  }
  for _, each := range must(workingOrders(in)) {
    left = append(left, fmt.Sprintf("order %d %s", each.ID, each.OrdStatus))
  }
  return left
}
`,
  },
  liquidate: {
    needs: ['types', 'send', 'lostResponse'],
    code: `
// Cancels the contract's orders and closes its position at market. Returns the closing order's id; 0: the response was lost.
func liquidate(in account, contractID int64) (int64, error) {
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
};
