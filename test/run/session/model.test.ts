import fc from 'fast-check';
import { runPlan } from '../../unit/session/model/world';
import { plans, replayOptions } from '../../unit/session/model/arbitrary';

const RUNS = Number(process.env['TRADOVATE_RUNS'] ?? 4000);
const replay = replayOptions();

/**
 * One to eight windows over one vault, with errors, sleeps, crashes and a clock that jumps. A failing run prints its seed and
 * path: `TRADOVATE_SEED=… TRADOVATE_PATH=… npx mocha --import=tsx test/run/session/model.test.ts` repeats it.
 */
describe('session managers in random interleavings, at length', function () {
  this.timeout(600_000);

  it(`never do what they must not, in ${RUNS} runs, seed ${replay.seed}`, async () => {
    const property = fc.asyncProperty(plans({ windows: 8, actions: 14 }), runPlan);
    await fc.assert(property, { numRuns: RUNS, endOnFailure: false, ...replay });
  });
});
