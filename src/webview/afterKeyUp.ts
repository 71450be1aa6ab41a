/** Pressed alone, they trigger nothing. On macOS the release of Caps Lock comes when it is switched off. */
const MODIFIERS: readonly string[] = ['Control', 'Shift', 'Alt', 'CapsLock', 'NumLock'];

/**
 * Runs an action when the key that triggered it is released. A key that is held down repeats: it would send an order again
 * with every response, and confirm the question that VS Code shows before a request modifies data on LIVE.
 */
export class AfterKeyUp {
  #held = false;
  #pending: (() => void) | undefined;

  constructor() {
    addEventListener('keydown', ({ key }) => (this.#held ||= !MODIFIERS.includes(key)), { capture: true });
    addEventListener('keyup', ({ key }) => this.#up(key), { capture: true });
    // The key is released elsewhere: the action is dropped.
    addEventListener('blur', () => {
      this.#pending = undefined;
      this.#held = false;
    });
  }

  /** At once if no key is down. */
  run(action: () => void): void {
    if (this.#held) this.#pending = action;
    else action();
  }

  /** macOS fires no keyup while Command is down, so the release of Command counts. */
  #up(key: string): void {
    if (MODIFIERS.includes(key)) return;
    const action = this.#pending;
    this.#pending = undefined;
    this.#held = false;
    action?.();
  }
}
