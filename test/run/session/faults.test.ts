import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const RUNS = Number(process.env['TRADOVATE_RUNS'] ?? 20_000);
/** The same runs each time, so that a red test is the fault of a change; other seeds explore further. */
const SEED = Number(process.env['TRADOVATE_SEED'] ?? 478_541_344);
const PROCESSES = 2;

/**
 * Session managers at whose ports anything goes wrong: a call fails, hangs or returns late, the clock jumps, the window is
 * killed. A failing run prints its seed and path; `npx tsx test/run/session/faultRuns.ts SEED 1 PATH` repeats it.
 */
describe('session managers whose ports fail', function () {
  this.timeout(600_000);

  it(`never do what they must not, in ${RUNS} runs, seed ${SEED}`, async () => {
    const runs = Array.from({ length: PROCESSES }, (_, index) => run(SEED + index, Math.ceil(RUNS / PROCESSES)));
    assert.deepEqual(await Promise.all(runs), Array<string>(PROCESSES).fill(''));
  });
});

/** Resolves to what went wrong. */
function run(seed: number, runs: number): Promise<string> {
  const child = spawn(process.execPath, ['--import=tsx', join(__dirname, 'faultRuns.ts'), String(seed), String(runs)], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (data: Buffer) => (output += data.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve(code === 0 ? '' : output || `exit ${code}`)));
}
