/** Parts of a compound are resolved together, but a part may come late because its debugger is still loading. */
const GRACE_MS = 2000;

/**
 * One question for everything that starts together: the parts of a compound aren't asked about one by one. Or one for as long as
 * the window is open.
 */
export class SharedConsent {
  #pending: { readonly key: string; readonly answer: Promise<boolean> } | undefined;
  #granted: { readonly key: string; readonly at: number } | undefined;
  readonly #lasting = new Set<string>();

  /** @param monotonic ms, for durations */
  constructor(private readonly monotonic: () => number) {}

  /**
   * @param key what the consent is about; another key is another question
   * @param isLasting a consent is valid as long as the window is open
   */
  async ask(key: string, question: () => Promise<boolean>, isLasting = false): Promise<boolean> {
    if (this.#lasting.has(key)) return true;
    if (this.#pending?.key === key) return this.#pending.answer;
    if (this.#granted?.key === key && this.monotonic() - this.#granted.at < GRACE_MS) return true;
    const answer = question();
    const pending = { key, answer };
    this.#pending = pending;
    try {
      const agreed = await answer;
      this.#granted = agreed ? { key, at: this.monotonic() } : undefined;
      if (agreed && isLasting) this.#lasting.add(key);
      return agreed;
    } finally {
      if (this.#pending === pending) this.#pending = undefined;
    }
  }
}
