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
// One after the other, for the service limits requests, then what is left once more. Skips legs that ended with their parent.
func cancelAll(in account) error {
  for round := 1; round <= 2; round++ {
    all, err := workingOrders(in)
    if err != nil {
      return err
    }
    for _, each := range all {
      working, err := workingOrders(in)
      if err != nil {
        return err
      }
      for _, current := range working {
        if current.ID == each.ID {
          _, err := cancelOrder(current)
          report("Cancellation", err)
        }
      }
    }
  }
  return nil
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

// Running strategies may place orders again.
func stopStrategies(in account) error {
  ids, err := activeStrategies(in)
  for _, id := range ids {
    body := object{"orderStrategyId": id}
    err := send("POST", baseURL, "/orderStrategy/interruptorderstrategy", body, &struct{}{})
    report(fmt.Sprintf("Strategy %d", id), err)
    if err == nil {
      fmt.Printf("Strategy %d: stopped\\n", id)
    }
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
  flatten: {
    needs: ['netPosition', 'workingOrders'],
    code: `
// Cancels the contract's orders, closes the position at market and waits until none of them is left.
func flatten(in account, of contract) error {
  body := object{"accountId": in.ID, "contractId": of.ID, "admin": false, "isAutomated": true}
  if err := send("POST", baseURL, "/order/liquidateposition", body, &struct{}{}); err != nil {
    return err
  }
  for tries := 1; ; tries++ {
    net, err := netPosition(in, of)
    if err != nil {
      return err
    }
    working, err := workingOrders(in)
    if err != nil {
      return err
    }
    var ids []int64
    for _, each := range working {
      if each.ContractID == of.ID {
        ids = append(ids, each.ID)
      }
    }
    if net == 0 && len(ids) == 0 {
      fmt.Printf("%s: flat\\n", of.Name)
      return nil
    }
    if tries == 10 {
      return fmt.Errorf("%s is not flat: position %d, working orders: %v", of.Name, net, ids)
    }
    time.Sleep(time.Second)
  }
}
`,
  },
};
