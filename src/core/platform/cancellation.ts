import type { Cancellation, Disposable } from './ports';

/** For what nobody can stop. */
export const never: Cancellation = { cancelled: false, onCancel: () => ({ dispose: () => undefined }) };

/** A wish to stop that the core itself can express. */
export class CancellationSource implements Cancellation {
  #cancelled = false;
  readonly #listeners = new Set<() => void>();

  get cancelled(): boolean {
    return this.#cancelled;
  }

  onCancel(listener: () => void): Disposable {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  }

  cancel(): void {
    if (this.#cancelled) return;
    this.#cancelled = true;
    for (const listener of [...this.#listeners]) listener();
    this.#listeners.clear();
  }
}

/** Cancelled as soon as one of them is. */
export function anyOf(...wishes: readonly Cancellation[]): Cancellation {
  return {
    get cancelled() {
      return wishes.some((wish) => wish.cancelled);
    },
    onCancel(listener) {
      const owned = wishes.map((wish) => wish.onCancel(listener));
      return { dispose: () => owned.forEach((one) => one.dispose()) };
    },
  };
}
