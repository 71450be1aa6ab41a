/** Text of a live region. Screen readers ignore one that doesn't change. */
export function announce(before: string, next: string): string {
  return before === next ? `${next}\u00a0` : next;
}
