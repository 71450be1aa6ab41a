import assert from 'node:assert/strict';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { describeInLanguages } from '../proofs';
import { streamRunners, type StreamRunner } from './runners';
import { startProgram } from './running';

const RENEW = '/auth/renewaccesstoken';

async function renew(runner: StreamRunner): Promise<void> {
  const recipe = recipeById('client');
  assert.ok(recipe);
  const run = await startProgram({ recipe, runner, sandbox: { lifetimeMs: 5000 } });
  try {
    const { sandbox } = run;
    sandbox.fault({ name: 'http-503', on: RENEW, times: 2 });
    await run.until('renewed', () => sandbox.stats().renewals === 1);
    assert.match(run.stderr, /HTTP 503 from .*renewaccesstoken/);
    sandbox.fault({ name: 'http-401', on: RENEW });
    await run.ended;
    assert.equal(run.code, 1);
    assert.match(run.stderr, /HTTP 401 from .*renewaccesstoken/);
    assert.equal(sandbox.requests.filter(({ path }) => path.endsWith(RENEW)).length, 4);
  } finally {
    await run.end();
  }
}

/** TypeScript is the same code as JavaScript, with types. */
const runners = streamRunners.filter((each) => each.language !== 'typescript');
describeInLanguages('the client, at its renewal', 60_000, runners, (runner) => [
  ['tries again after 503, and ends at 401', () => renew(runner)],
]);
