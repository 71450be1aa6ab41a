/** Ids of what most programs use: accounts, cash, positions, orders and contracts. They are listed first. */
export const commonOperations: readonly string[] = [
  ...['accountList', 'getCashBalanceSnapshot', 'positionList', 'orderList', 'fillList'],
  ...['placeOrder', 'modifyOrder', 'cancelOrder', 'placeOSO', 'liquidatePosition'],
  ...['contractFind', 'contractSuggest'],
];
