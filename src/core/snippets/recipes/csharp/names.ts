/** A variable's name: `account` is one of a function. */
export function csharpName(name: string): string {
  return name === 'account' ? 'accountName' : name;
}

/** The type of a number's variable. */
export function numberType(name: string): string {
  if (name === 'orderId') return 'long';
  return name === 'quantity' || name === 'barMinutes' ? 'int' : 'double';
}
