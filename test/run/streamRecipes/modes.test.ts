import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { symbol } from '../recipes/jobs';
import { streamRunners } from './runners';
import { PreparedPrograms, type PreparedProgram } from './running';

/** TypeScript is the same code as JavaScript, with types. */
const cases = streamRunners
  .filter((each) => each.language !== 'typescript')
  .flatMap((runner) => (['streamQuotes', 'streamDepth'] as const).map((id) => ({ runner, recipe: recipeById(id) })));
for (const { runner, recipe } of cases) {
  const language = recipeLanguageById(runner.language);
  assert.ok(language && recipe);

  /** tradovate-streams.md, "Response of a subscription". */
  describe(`${recipe.id} in ${language.label}, without real-time prices`, function () {
    this.timeout(60_000);
    const programs = new PreparedPrograms();
    let program: PreparedProgram;

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, ${recipe.id}: ${runner.lacking}`);
      program = await programs.prepare({
        recipe,
        runner,
        constants: { SYMBOLS: `"${symbol}"`, SYMBOL: `"${symbol}"` },
      });
    });
    after(() => programs.remove());

    it('ends where there is no subscription', async () => {
      program.sandbox.reset({ marketDataMode: 'None' });
      const run = await program.start();
      await run.ended;
      assert.notEqual(run.code, 0);
      assert.match(run.stderr, new RegExp(`^${symbol}: no subscription .*\n$`));
      assert.equal(run.stdout, '');
    });

    it('says once that prices are delayed', async () => {
      const { sandbox } = program;
      sandbox.reset({ marketDataMode: 'Delayed' });
      const run = await program.start();
      await run.until('prices', () => run.lines.length === 1);
      sandbox.socketFault({ name: 'cut' });
      await run.until('prices again', () => run.lines.length === 2);
      assert.match(run.stderr, new RegExp(`^${symbol}: .*delayed.*\n.*connecting again.*\n$`));
      run.kill();
      await run.ended;
    });
  });
}
