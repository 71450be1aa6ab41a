import type { KeyValueStore } from '../../core/platform/ports';

const KEY = 'requestOnly';

/** Whether snippets are inserted without the checks of the response: the user's last choice in Insert Snippet. */
export function isRequestOnly(memory: KeyValueStore): boolean {
  return memory.get(KEY) === true;
}

export async function rememberRequestOnly(memory: KeyValueStore, value: boolean): Promise<void> {
  await memory.set(KEY, value);
}
