import { contextKeys } from '../../core/manifest';
import { setContext } from '../contextKeys';

/** The operation picker that is open, for the key that toggles token and variable in it. There is at most one. */
export class OpenPicker {
  #toggle: (() => void) | undefined;

  /** @param toggle `undefined`: it was closed */
  set(toggle: (() => void) | undefined): void {
    this.#toggle = toggle;
    setContext(contextKeys.pickingOperation, toggle !== undefined);
  }

  toggle(): void {
    this.#toggle?.();
  }
}
