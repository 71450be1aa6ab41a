import type { Text } from '../../src/core/platform/text';

/** The arguments of a text that aren't texts themselves: what its message is about. */
export function plainArgs(text: Text | undefined): readonly (string | number)[] {
  return (text?.args ?? []).filter((arg) => typeof arg !== 'object');
}
