import { setTimeout as delay } from 'node:timers/promises';
import { waitFor } from '../hosts/wait';
import type { WorkbenchWindow } from '../hosts/window';
import type { Sandbox } from '../sandbox/sandbox';
import { cpuSeconds, extensionHost, memoryAfterCollection, residentMb, type HostMemory } from './hostProcess';
import { recordFrames, takeFrameTimes, type FrameTimes } from './pageFrames';

const PER_SECOND = 5000;
/** A minute, or as long as TRADOVATE_BENCH_SECONDS says. */
const SECONDS = Number(process.env['TRADOVATE_BENCH_SECONDS'] ?? 60);
const QUIET_MS = 5000;

export interface FloodFigures {
  /** Events that the page didn't count. */
  readonly lost: number;
  readonly frames: FrameTimes;
  /** Of the same page before the flood: what the machine itself takes. */
  readonly quietFrames: FrameTimes;
  /** Of one core, in percent. */
  readonly hostBusy: number;
  /** MB that the extension host's process grew by, garbage included. */
  readonly growth: number;
  /** MB that it grew by, without garbage. */
  readonly kept: HostMemory;
}

/**
 * The account's page, with thousands of events a second.
 * @param memorySocket where the extension of the bench serves its memory
 */
export async function measureFlood(
  window: WorkbenchWindow,
  sandbox: Sandbox,
  memorySocket: string,
): Promise<FloodFigures> {
  await window.press('Control+F8');
  await window.streams.wait(/USD/);
  const frame = await window.streams.frame();
  const count = () =>
    frame.evaluate(() => Number(document.querySelector('[data-count=events]')?.textContent.replace(/\D/g, '')));
  await recordFrames(frame);
  await delay(QUIET_MS);
  const quietFrames = await takeFrameTimes(frame);
  const before = await count();
  const process = extensionHost();
  // A garbage collection first: what earlier steps left behind would make room for what this one keeps.
  const kept = await memoryAfterCollection(memorySocket);
  const [busy, memory] = [cpuSeconds(process), residentMb(process)];
  const began = performance.now();
  sandbox.socketFault({ name: 'flood', perSecond: PER_SECOND, seconds: SECONDS });
  const expected = before + PER_SECOND * SECONDS;
  await waitFor('all events', async () => (await count()) >= expected, {
    timeout: SECONDS * 1500 + 10_000,
    every: 500,
  });
  const took = (performance.now() - began) / 1000;
  const frames = await takeFrameTimes(frame);
  const hostBusy = ((cpuSeconds(process) - busy) / took) * 100;
  const growth = residentMb(process) - memory;
  const now = await memoryAfterCollection(memorySocket);
  return {
    lost: expected - (await count()),
    ...{ frames, quietFrames, hostBusy, growth },
    kept: {
      heap: now.heap - kept.heap,
      external: now.external - kept.external,
      resident: now.resident - kept.resident,
    },
  };
}
