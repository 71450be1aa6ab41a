import { Emitter } from '../platform/event';
import type { Disposable } from '../platform/ports';
import type { SessionState } from './sessionState';
import type { SessionView } from './sessionView';

/** A view whose source can be replaced: first the stored session, then the SessionManager once it is loaded. */
export class ReplaceableSessionView implements SessionView {
  #source: SessionView;
  #listener: Disposable;
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(source: SessionView) {
    this.#source = source;
    this.#listener = source.onDidChange(() => this.#changed.fire());
  }

  get state(): SessionState {
    return this.#source.state;
  }

  now(): number {
    return this.#source.now();
  }

  replace(source: SessionView): void {
    this.#listener.dispose();
    this.#source = source;
    this.#listener = source.onDidChange(() => this.#changed.fire());
    this.#changed.fire();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#changed.dispose();
  }
}
