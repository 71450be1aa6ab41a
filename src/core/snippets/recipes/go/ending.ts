import type { Parts } from '../parts';

/** Functions that stop strategies and cancel orders. */
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
  cancelRefusal: {
    needs: ['types', 'send'],
    code: `
// Asks for a cancellation, and returns why it is refused: the order may be filled before it arrives. Ends after a lock.
func cancelRefusal(working order) error {
  if working.OrdStatus == "PendingCancel" {
    return nil
  }
  err := send("POST", baseURL, "/order/cancelorder", object{"orderId": working.ID, "isAutomated": true}, &struct{}{})
  var stop blocked
  if errors.As(err, &stop) {
    check(err)
  }
  return err
}
`,
  },
  requestCancel: {
    needs: ['types', 'finished', 'send', 'cancelRefusal'],
    code: `
func requestCancel(working order) error {
  refusal := cancelRefusal(working)
  if refusal == nil {
    return nil
  }
  var current order
  if failed := send("GET", baseURL, fmt.Sprintf("/order/item?id=%d", working.ID), nil, &current); failed != nil {
    return failed
  }
  if isFinished(current.OrdStatus) {
    return nil
  }
  return fmt.Errorf("Order %d was still %s, and may be filled or canceled by now. %w", working.ID, current.OrdStatus, refusal)
}
`,
  },
  cancelOrders: {
    needs: ['workingOrders', 'report', 'cancelRefusal'],
    code: `
// All but those that close a position. After refusals the orders are read once.
func cancelOrders(in account, asked map[int64]bool, closing map[int64]int64) {
  refused := map[int64]error{}
  working, err := workingOrders(in)
  report("Orders", err)
  for _, each := range working {
    if last, isClosing := closing[each.ContractID]; isClosing && (last == 0 || last == each.ID) {
      continue
    }
    asked[each.ID] = true
    if refusal := cancelRefusal(each); refusal != nil {
      refused[each.ID] = refusal
    }
  }
  if len(refused) == 0 {
    return
  }
  working, err = workingOrders(in)
  report("Orders", err)
  for _, each := range working {
    if reason := refused[each.ID]; reason != nil {
      fmt.Fprintf(os.Stderr, "Order %d was still %s, and may be filled or canceled by now. %v\\n", each.ID, each.OrdStatus, reason)
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

// Running strategies may place orders again.
func stopStrategies(in account) {
  active, err := activeStrategies(in)
  report("Strategies", err)
  for _, id := range active {
    body := object{"orderStrategyId": id}
    err := send("POST", baseURL, "/orderStrategy/interruptorderstrategy", body, &struct{}{})
    report(fmt.Sprintf("Strategy %d", id), err)
    if err == nil {
      fmt.Printf("Strategy %d: stopping\\n", id)
    }
  }
}
`,
  },
  remaining: {
    needs: ['stopStrategies', 'finished'],
    code: `
// What still runs or may still trade. Prints what became of the orders whose end was asked for.
func remaining(in account, asked map[int64]bool) (left []string, err error) {
  strategies, err := activeStrategies(in)
  if err != nil {
    return nil, err
  }
  for _, id := range strategies {
    left = append(left, fmt.Sprintf("strategy %d", id))
  }
  var orders []order
  err = send("GET", baseURL, fmt.Sprintf("/order/deps?masterid=%d", in.ID), nil, &orders)
  for _, each := range orders {
    if !isFinished(each.OrdStatus) {
      left = append(left, fmt.Sprintf("order %d %s", each.ID, each.OrdStatus))
    } else if asked[each.ID] {
      delete(asked, each.ID)
      fmt.Printf("Order %d: %s\\n", each.ID, each.OrdStatus)
    }
  }
  return left, err
}
`,
  },
  endAll: {
    needs: ['report'],
    code: `
// Asks for the end of everything, and again every 6 seconds for what is left then. Fails if something is left after 20 seconds.
func endAll(ask func(), findLeft func() ([]string, error)) {
  for tries := 0; ; tries++ {
    if tries%3 == 0 {
      ask()
    }
    left, err := findLeft()
    report("What is left", err)
    if err != nil {
      left = []string{"unknown"}
    }
    if len(left) == 0 {
      return
    }
    if tries == 10 {
      fail("Still active: %s", strings.Join(left, ", "))
    }
    time.Sleep(2 * time.Second)
  }
}
`,
  },
};
