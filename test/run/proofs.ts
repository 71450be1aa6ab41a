import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../src/core/snippets/recipes/languages';
import { skipFor } from '../skipFor';

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

/** Rejects with what it could not show. */
export type Proof = readonly [title: string, prove: () => Promise<void>];

/** How the programs of a language are run. */
interface LanguageRunner {
  /** Id of the language of recipes. */
  readonly language: string;
  /** Why it cannot run here. */
  readonly lacking: string | undefined;
}

/** A suite with a test for each proof. Those of all languages begin at once: most programs wait most of the time. */
export function describeInLanguages<Each extends LanguageRunner>(
  title: string,
  timeoutMs: number,
  runners: readonly Each[],
  proofsOf: (runner: Each) => readonly Proof[],
): void {
  describe(title, function () {
    this.timeout(timeoutMs);
    const rows = runners.map((runner) => ({ runner, proofs: new Proofs(), all: proofsOf(runner) }));

    before(() => {
      for (const { runner, proofs, all } of rows)
        if (runner.lacking === undefined) for (const [name, prove] of all) proofs.add(name, prove());
    });

    for (const { runner, proofs, all } of rows) {
      const language = recipeLanguageById(runner.language);
      assert.ok(language);

      describe(`in ${language.label}`, () => {
        before(function () {
          if (runner.lacking !== undefined) skipFor(this, `${language.label}: ${runner.lacking}`);
        });
        for (const [name] of all)
          it(name, async () => {
            await proofs.wait(name);
          });
      });
    }
  });
}
