import type { KeyValueStore } from '../platform/ports';
import type { Profile } from './profile';
import { storingProfile } from './profileEntries';
import { ACTIVE_PROFILE_KEY, readActiveProfile } from './storedProfiles';

/** Which profile this workspace uses, and which one was used last anywhere. */
export class ActiveProfile {
  constructor(
    private readonly memory: KeyValueStore,
    private readonly workspace: KeyValueStore,
  ) {}

  get(): Profile | undefined {
    return readActiveProfile(this.memory, this.workspace);
  }

  /** Rejects with a `storage` error. */
  async set(id: string): Promise<void> {
    for (const memory of [this.workspace, this.memory]) await storingProfile(() => memory.set(ACTIVE_PROFILE_KEY, id));
  }

  /**
   * Replaces an id that is gone. Never rejects: where it stays, a former id is resolved, and any other is passed over.
   * @param to another id; one that no profile has: the choice is gone, which is not the same as none
   */
  async replace(from: string, to: string): Promise<void> {
    for (const memory of [this.workspace, this.memory])
      if (memory.get(ACTIVE_PROFILE_KEY) === from) await memory.set(ACTIVE_PROFILE_KEY, to).catch(() => undefined);
  }
}
