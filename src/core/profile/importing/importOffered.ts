import type { KeyValueStore } from '../../platform/ports';

/** Key in globalState. */
const OFFERED = 'importOffered';

/** Whether credentials of a workspace were offered for import in this installation: that happens once. */
export function isImportOffered(memory: Pick<KeyValueStore, 'get'>): boolean {
  return memory.get(OFFERED) === true;
}

export async function setImportOffered(memory: Pick<KeyValueStore, 'set'>): Promise<void> {
  await memory.set(OFFERED, true);
}
