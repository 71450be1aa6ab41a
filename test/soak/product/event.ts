import { Emitter as Real, type Listener } from '../../../src/core/platform/event';
import type { Disposable } from '../../../src/core/platform/ports';
import { shared } from './shared';

export type { Listener } from '../../../src/core/platform/event';

/** Counts the listeners that wait. */
export class Emitter<T> extends Real<T> {
  #count = 0;

  constructor() {
    super();
    const listen = this.event;
    const event = (listener: Listener<T>): Disposable => {
      const listening = listen(listener);
      let isDisposed = false;
      this.#add(1);
      return {
        dispose: () => {
          listening.dispose();
          if (!isDisposed && this.#count > 0) this.#add(-1);
          isDisposed = true;
        },
      };
    };
    Object.assign(this, { event });
  }

  override dispose(): void {
    super.dispose();
    this.#add(-this.#count);
  }

  #add(by: number): void {
    this.#count += by;
    shared.add(shared.live, 'listeners of the product', by);
  }
}
