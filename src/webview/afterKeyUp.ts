/**
 * Does something when the key that asks for it is up again. A key held down is repeated, and the question that VS Code asks
 * before a change in LIVE would take the repetition for its answer.
 */
export class Release {
  #held = false;
  #waiting: (() => void) | undefined;

  constructor() {
    addEventListener('keydown', () => (this.#held = true), { capture: true });
    addEventListener('keyup', ({ key }) => this.#up(key), { capture: true });
    // Who goes elsewhere with the key down is not asked there.
    addEventListener('blur', () => {
      this.#waiting = undefined;
      this.#held = false;
    });
  }

  /** At once where no key is down. */
  run(action: () => void): void {
    if (this.#held) this.#waiting = action;
    else action();
  }

  /** macOS tells of no key that goes up while Command is down, so Command counts for it. */
  #up(key: string): void {
    if (key === 'Control' || key === 'Shift' || key === 'Alt') return;
    const action = this.#waiting;
    this.#waiting = undefined;
    this.#held = false;
    action?.();
  }
}
