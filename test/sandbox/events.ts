import type { Rows, RowType } from './trading/rows';
import type { Quote } from './market/market';

/** Something that the service would send over its sockets. */
export type SandboxEvent =
  | {
      readonly kind: 'entity';
      readonly entityType: RowType;
      readonly eventType: 'Created' | 'Updated' | 'Deleted';
      /** The whole entity, as `item` returns it. */
      readonly entity: Rows[RowType];
    }
  | { readonly kind: 'quote'; readonly quote: Quote };

/** Carries every change of the sandbox, in order, to all listeners: sockets, tests. */
export class EventBus {
  readonly #listeners = new Set<(event: SandboxEvent) => void>();

  /** @returns stops listening */
  on(listener: (event: SandboxEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: SandboxEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
