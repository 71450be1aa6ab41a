import assert from 'node:assert/strict';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import { skipFor } from '../../skipFor';
import { streamRunners } from './runners';
import { startProgram, type RunningProgram } from './running';

const RENEW = '/auth/renewaccesstoken';

/** TypeScript is the same code as JavaScript, with types. */
for (const runner of streamRunners.filter((each) => each.language !== 'typescript')) {
  describe(`the client in ${runner.language}, at its renewal`, function () {
    this.timeout(60_000);
    let run: RunningProgram | undefined;

    before(async function () {
      if (runner.lacking !== undefined) skipFor(this, `${runner.language}, client: ${runner.lacking}`);
      const recipe = recipeById('client');
      assert.ok(recipe);
      run = await startProgram({ recipe, runner, sandbox: { lifetimeMs: 5000 } });
    });
    after(() => run?.end());

    it('tries again after 503, and ends at 401', async () => {
      assert.ok(run);
      const { sandbox } = run;
      sandbox.fault({ name: 'http-503', on: RENEW, times: 2 });
      await run.until('renewed', () => sandbox.stats().renewals === 1);
      assert.match(run.stderr, /HTTP 503 from .*renewaccesstoken/);
      sandbox.fault({ name: 'http-401', on: RENEW });
      await run.ended;
      assert.equal(run.code, 1);
      assert.match(run.stderr, /HTTP 401 from .*renewaccesstoken/);
      assert.equal(sandbox.requests.filter(({ path }) => path.endsWith(RENEW)).length, 4);
    });
  });
}
