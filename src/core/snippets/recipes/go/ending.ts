import type { Parts } from '../parts';

/** Functions that cancel orders, stop strategies and close positions. */
export const endingParts: Parts = {
  cancelOrder: {
    needs: ['waitForOrder'],
    code: `
// Prints the outcome: an order may be filled before its cancellation arrives.
func cancelOrder(id int64) string {
  post("/order/cancelorder", object{"orderId": id, "isAutomated": true}, &struct{}{})
  status := waitForOrder(id, "Filled", "Canceled", "Rejected", "Expired", "Completed")
  fmt.Printf("Order %d: %s\\n", id, status)
  return status
}
`,
  },
  cancelAll: {
    needs: ['workingOrders', 'cancelOrder'],
    code: `
// One after the other, for the service limits requests. Legs that ended with their parent are not asked again.
func cancelAll(in account) {
  for tries := 0; tries < 200; tries++ {
    working := workingOrders(in)
    if len(working) == 0 {
      return
    }
    if status := cancelOrder(working[0].ID); status != "Canceled" && status != "Filled" {
      fail("Order %d is still %s.", working[0].ID, status)
    }
  }
  fail("Orders are still working.")
}
`,
  },
  stopStrategies: {
    needs: ['types', 'send'],
    code: `
// Running strategies may place orders again.
func stopStrategies(in account) {
  var strategies []struct {
    ID     int64
    Status string
  }
  get(fmt.Sprintf("/orderStrategy/deps?masterid=%d", in.ID), &strategies)
  for _, each := range strategies {
    if each.Status == "ActiveStrategy" {
      post("/orderStrategy/interruptorderstrategy", object{"orderStrategyId": each.ID}, &struct{}{})
      fmt.Printf("Strategy %d: stopped\\n", each.ID)
    }
  }
}
`,
  },
  flatten: {
    needs: ['netPosition'],
    code: `
// Cancels the contract's orders, closes the position at market and waits until it is closed.
func flatten(in account, of contract) {
  body := object{"accountId": in.ID, "contractId": of.ID, "admin": false, "isAutomated": true}
  post("/order/liquidateposition", body, &struct{}{})
  for tries := 1; tries <= 10; tries++ {
    if netPosition(in, of) == 0 {
      fmt.Printf("%s: flat\\n", of.Name)
      return
    }
    time.Sleep(time.Second)
  }
  fail("The position in %s is still open.", of.Name)
}
`,
  },
};
