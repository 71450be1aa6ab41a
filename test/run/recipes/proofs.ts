import assert from 'node:assert/strict';

/** Programs that run side by side: all begin before the tests, and each test waits for its own. */
export class Proofs {
  readonly #begun = new Map<string, Promise<void>>();

  add(name: string, proof: Promise<void>): void {
    // Its test reports it, maybe long after.
    proof.catch(() => undefined);
    this.#begun.set(name, proof);
  }

  /** Rejects as the proof does, or if there is none. */
  async wait(name: string): Promise<void> {
    const proof = this.#begun.get(name);
    assert.ok(proof);
    await proof;
  }
}
