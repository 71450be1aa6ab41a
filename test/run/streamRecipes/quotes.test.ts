import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { otherSymbol, symbol } from '../recipes/jobs';
import { streamRunners } from './runners';
import { PreparedPrograms } from './running';

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of streamRunners.filter((each) => each.language !== 'typescript')) {
  const language = recipeLanguageById(runner.language);
  const recipe = recipeById('streamQuotes');
  assert.ok(language && recipe);

  describe(`streamQuotes in ${language.label}, of a contract without quotes`, function () {
    this.timeout(60_000);
    const programs = new PreparedPrograms();

    before(function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, streamQuotes: ${runner.lacking}`);
    });
    after(() => programs.remove());

    for (const { name, symbols, shown, late } of [
      { name: 'the only one', symbols: [symbol], shown: [], late: symbol },
      { name: 'the last one', symbols: [otherSymbol, symbol], shown: [otherSymbol], late: symbol },
      // Which of the two it is, nothing says.
      { name: 'the first one', symbols: [symbol, otherSymbol], shown: ['id of the other'], late: 'id' },
    ])
      it(`${name}: says so, shows the others, and never under a wrong name`, async () => {
        const constants = { SYMBOLS: `"${symbols.join(', ')}"` };
        const sandbox = { priceStepMs: 50, socketTimes: { heartbeatMs: 400 } };
        const program = await programs.prepare({ recipe, runner, sandbox, constants });
        const idOf = (contract: string) => String(program.sandbox.world.contracts.find(contract)?.id);
        const named = (label: string) =>
          label === 'id' ? idOf(symbol) : label === 'id of the other' ? idOf(otherSymbol) : label;
        program.sandbox.socketFault({ name: 'no-quotes', symbol });
        const run = await program.start();
        const labels = () => new Set(run.lines.map((line) => line.split(' ')[1]));
        await run.until('late', () => run.stderr !== '' && labels().size === shown.length);
        assert.equal(run.stderr, `No quote of ${symbol} yet. Contracts that may be it are shown by their ids.\n`);
        assert.deepEqual([...labels()], shown.map(named));
        program.sandbox.socketFault({ name: 'no-quotes' });
        await run.until('all', () => labels().size === symbols.length);
        assert.ok(labels().has(named(late)));
        run.kill();
        await run.ended;
      });
  });
}
