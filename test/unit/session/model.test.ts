import fc from 'fast-check';
import { runPlan } from './model/world';
import { faultyPlans, plans, replayOptions } from './model/arbitrary';

/** A short version of test/run/session/model.test.ts, quick enough for every save. */
const replay = replayOptions();

describe('session managers in random interleavings', () => {
  it('never do what they must not, in 10 short runs', async () => {
    const property = fc.asyncProperty(plans({ windows: 2, actions: 4 }), runPlan);
    await fc.assert(property, { numRuns: 10, ...replay });
  });

  it('never do what they must not when their ports fail, in 15 short runs', async () => {
    const property = fc.asyncProperty(faultyPlans({ windows: 2, actions: 3 }), runPlan);
    await fc.assert(property, { numRuns: 15, ...replay });
  });
});
