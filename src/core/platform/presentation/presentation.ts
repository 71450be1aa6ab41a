import { Emitter } from '../event';
import type { KeyValueStore } from '../ports';

/** Key in workspaceState. */
const KEY = 'presenting';

/** Whether secrets, account names and balances are hidden on the screen: of this window, and kept over its restart. */
export class Presentation {
  readonly #changed = new Emitter<void>();
  #isOn: boolean;

  readonly onDidChange = this.#changed.event;

  constructor(private readonly memory: KeyValueStore) {
    this.#isOn = memory.get(KEY) === true;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Takes effect even if it can't be stored: then rejects. */
  async set(isOn: boolean): Promise<void> {
    if (isOn !== this.#isOn) {
      this.#isOn = isOn;
      this.#changed.fire();
    }
    await this.memory.set(KEY, isOn || undefined);
  }
}
