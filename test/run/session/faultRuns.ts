import fc from 'fast-check';
import { faultyPlans } from '../../unit/session/model/arbitrary';
import { runPlan } from '../../unit/session/model/world';

/** A process of faults.test.ts: so many runs from a seed. */
const [seed = '0', runs = '1', path] = process.argv.slice(2);
const property = fc.asyncProperty(faultyPlans({ windows: 2, actions: 4 }), runPlan);
const options = { seed: Number(seed), numRuns: Number(runs), ...(path === undefined ? {} : { path }) };
fc.assert(property, options).catch((error: unknown) => {
  console.error(error instanceof Error ? `${error.message}\n${String(error.cause)}` : String(error));
  process.exitCode = 1;
});
