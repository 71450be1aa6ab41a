import type { UserPrompts } from '../../../../src/core/platform/ports';
import type { Window } from './window';
import type { ModelWorld } from './world';

/** The user at a window, who answers questions as the plan says. */
export class ModelUser implements UserPrompts {
  readonly controller = new AbortController();
  readonly signal = this.controller.signal;
  constructor(
    private readonly world: ModelWorld,
    private readonly window: Window,
  ) {}
  confirmLastAttempt(): Promise<boolean> {
    return this.window.takes(100, 3000, () => this.world.plan.consents);
  }
  confirmHost(): Promise<boolean> {
    return Promise.resolve(true);
  }
  confirmLive(): Promise<boolean> {
    return Promise.resolve(true);
  }
}
