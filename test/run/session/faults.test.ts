import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { replayOptions } from '../../unit/session/model/arbitrary';
import { Folder } from '../programs';

const RUNS = Number(process.env['TRADOVATE_RUNS'] ?? 20_000);
const { seed: SEED, path: PATH } = replayOptions();
const PROCESSES = 2;

/**
 * Session managers at whose ports anything goes wrong: a call fails, hangs or returns late, the clock jumps, the window is
 * killed. A failing run prints its seed and path: `TRADOVATE_SEED=… TRADOVATE_PATH=… npx mocha --import=tsx
 * test/run/session/faults.test.ts` repeats it.
 */
describe('session managers whose ports fail', function () {
  this.timeout(600_000);

  const folder = new Folder();
  after(() => folder.remove());

  it(`never do what they must not, in ${RUNS} runs, seed ${SEED}`, async () => {
    // As one file without names of functions, which tsx would set again at each call.
    const bundle = join(folder.path, 'faultRuns.js');
    const entryPoints = [join(__dirname, 'faultRuns.ts')];
    await build({ entryPoints, bundle: true, platform: 'node', outfile: bundle, logLevel: 'error' });
    const processes = PATH === undefined ? PROCESSES : 1;
    const runs = Array.from({ length: processes }, (_, index) =>
      run(bundle, SEED + index, Math.ceil(RUNS / PROCESSES)),
    );
    assert.deepEqual(await Promise.all(runs), Array<string>(processes).fill(''));
  });
});

/** Resolves to what went wrong. */
function run(bundle: string, seed: number, runs: number): Promise<string> {
  const args = [String(seed), String(runs), ...(PATH === undefined ? [] : [PATH])];
  // Each failing port makes an error, whose stack nobody reads.
  const child = spawn(process.execPath, ['--stack-trace-limit=0', bundle, ...args], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0 ? '' : output || `exit ${code}`)));
}
