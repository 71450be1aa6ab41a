/** A constant's name: `account` is a type there, and Go writes `ID`. */
export function goName(name: string): string {
  return name === 'account' ? 'accountName' : name.replace(/Id$/, 'ID');
}
