import type { Parts } from '../parts';

/** Functions that place an order and follow what happens to it. */
export const followingParts: Parts = {
  placeOrder: {
    needs: ['types', 'send'],
    code: `
// Returns the ids of the order and its legs. After a lost response it looks for the order and never sends it again.
func placeOrder(path string, body object) (ids []int64) {
  clOrdID := fmt.Sprintf("recipe-%d", time.Now().UnixNano())
  body["clOrdId"] = clOrdID
  fmt.Printf("Sending the order, clOrdId %s\\n", clOrdID)
  var placed struct{ OrderID, Oso1ID, Oso2ID, OcoID int64 }
  err := send("POST", baseURL, path, body, &placed)
  var lost lostResponse
  if errors.As(err, &lost) {
    fmt.Fprintf(os.Stderr, "clOrdId %s: %v\\n", clOrdID, err)
    time.Sleep(2 * time.Second)
    var commands []command
    get("/command/list", &commands)
    for _, each := range commands {
      if each.ClOrdID == clOrdID {
        placed.OrderID = each.OrderID
      }
    }
    if placed.OrderID == 0 {
      fail("No order with the clOrdId %s was found. Look again before you run this again.", clOrdID)
    }
  } else {
    check(err)
  }
  var texts []string
  for _, id := range []int64{placed.OrderID, placed.Oso1ID, placed.Oso2ID, placed.OcoID} {
    if id != 0 {
      ids = append(ids, id)
      texts = append(texts, fmt.Sprint(id))
    }
  }
  if len(ids) == 0 {
    fail("No order id came from %s.", path)
  }
  fmt.Printf("Order %s: accepted\\n", strings.Join(texts, ", "))
  return ids
}
`,
  },
  commandRefusal: {
    needs: ['types', 'send'],
    code: `
// Why a command was refused after it had been accepted; empty: it was not.
func commandRefusal(commandID int64) string {
  var reports []struct{ CommandStatus, RejectReason, Text string }
  get(fmt.Sprintf("/commandReport/deps?masterid=%d", commandID), &reports)
  for _, each := range reports {
    if strings.HasSuffix(each.CommandStatus, "Rejected") {
      return each.RejectReason + ": " + each.Text
    }
  }
  return ""
}
`,
  },
  waitForOrder: {
    needs: ['types', 'send'],
    code: `
// Asks once a second, at most ten times, until the order's status is one of those.
func waitForOrder(id int64, isOneOf func(ordStatus string) bool) (string, error) {
  for tries := 1; ; tries++ {
    var current order
    err := send("GET", baseURL, fmt.Sprintf("/order/item?id=%d", id), nil, &current)
    if err != nil || isOneOf(current.OrdStatus) || tries == 10 {
      return current.OrdStatus, err
    }
    time.Sleep(time.Second)
  }
}
`,
  },
  activeFills: {
    needs: ['types', 'send'],
    code: `
func activeFills(orderID int64) (active []fill, err error) {
  var fills []fill
  err = send("GET", baseURL, fmt.Sprintf("/fill/deps?masterid=%d", orderID), nil, &fills)
  for _, each := range fills {
    if each.Active {
      active = append(active, each)
    }
  }
  return active, err
}
`,
  },
  followOrder: {
    needs: ['finished', 'waitForOrder', 'commandRefusal', 'activeFills', 'must'],
    code: `
// Prints what became of an order. Returns why it failed: it was rejected, or it is one at market, whose quantity is not filled.
func followOrder(id int64, atMarket int) string {
  isKnown := func(ordStatus string) bool {
    return atMarket == 0 && (ordStatus == "Working" || ordStatus == "Suspended") || isFinished(ordStatus)
  }
  status := must(waitForOrder(id, isKnown))
  if status == "Rejected" {
    var commands []command
    get(fmt.Sprintf("/command/deps?masterid=%d", id), &commands)
    for _, each := range commands {
      if refusal := commandRefusal(each.ID); refusal != "" {
        return fmt.Sprintf("Order %d was rejected. %s", id, refusal)
      }
    }
    return fmt.Sprintf("Order %d was rejected.", id)
  }
  filled, prices := 0, ""
  for _, each := range must(activeFills(id)) {
    filled += each.Qty
    prices += fmt.Sprintf(", %d at %v", each.Qty, each.Price)
  }
  fmt.Printf("Order %d: %s%s\\n", id, status, prices)
  if status == "Filled" || filled >= atMarket {
    return ""
  }
  return fmt.Sprintf("Order %d is %s: %d of %d filled.", id, status, filled, atMarket)
}
`,
  },
  followOrders: {
    needs: ['followOrder'],
    code: `
// Follows all of them before it ends the program.
func followOrders(ids []int64, atMarket int) {
  var failures []string
  for _, id := range ids {
    if failure := followOrder(id, atMarket); failure != "" {
      failures = append(failures, failure)
    }
  }
  if len(failures) == 0 {
    return
  }
  if len(ids) > 1 {
    failures = append(failures, "The position may be without a stop.")
  }
  fail("%s", strings.Join(failures, "\\n"))
}
`,
  },
};
