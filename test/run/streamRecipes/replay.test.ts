import assert from 'node:assert/strict';
import { recipeLanguageById } from '../../../src/core/snippets/recipes/languages';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { otherSymbol, symbol } from '../recipes/jobs';
import { streamRunners } from './runners';
import { startProgram, type RunningProgram } from './running';

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of streamRunners.filter((each) => each.language !== 'typescript')) {
  const language = recipeLanguageById(runner.language);
  const recipe = recipeById('replayDay');
  assert.ok(language && recipe);

  describe(`replayDay in ${language.label}`, function () {
    this.timeout(60_000);
    let run: RunningProgram | undefined;

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${language.label}, replayDay: ${runner.lacking}`);
      // From a time without a zone to 12 seconds later, at four times the speed.
      const constants = {
        SYMBOLS: `"${symbol}, ${otherSymbol}"`,
        REPLAY_FROM: '"2026-11-24T15:00:00"',
        REPLAY_TO: '"2026-11-24T10:00:12-05:00"',
      };
      run = await startProgram({ recipe, runner, sandbox: { clockMs: 100 }, constants });
      run.sandbox.socketFault({ name: 'no-quotes', symbol });
    });
    after(() => run?.end());

    it('replays to its end, whatever the zone, and all symbols though the first has no quotes', async () => {
      assert.ok(run);
      await run.ended;
      assert.equal(run.code, 0, run.stderr);
      const [from, missing, until] = run.stderr.split('\n');
      assert.match(from ?? '', /^Replay from 2026-11-24T15:00:00\S*Z /);
      assert.ok(missing?.startsWith(`No quote of ${symbol} yet`), run.stderr);
      assert.match(until ?? '', /^Replayed until 2026-11-24T15:00:1[2-6]/);
      const id = String(run.sandbox.world.contracts.find(otherSymbol)?.id);
      assert.deepEqual([...new Set(run.lines.map((line) => line.split(' ')[1]))], [id]);
    });
  });
}
