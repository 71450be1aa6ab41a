import fc from 'fast-check';
import { runPlan } from './model';
import { plans, replayed } from './model.arbitrary';

/** A taste of test/run/session/model.test.ts, quick enough for every save. */
describe('session managers in random interleavings', () => {
  it('never do what they must not, in 100 short runs', async () => {
    const property = fc.asyncProperty(plans({ windows: 2, actions: 4 }), runPlan);
    await fc.assert(property, { numRuns: 100, ...replayed() });
  });
});
