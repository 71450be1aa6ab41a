import type { Frame } from 'playwright-core';

/** ms. */
export interface FrameTimes {
  /** Between two frames: with all that the machine does at the same time. */
  readonly longestGap: number;
  /** Of the page's own work for a frame: script, style and layout. On a busy machine, with what comes in between. */
  readonly longestWork: number;
  /** Of a hundred frames, 99 take less work. */
  readonly mostWork: number;
}

interface Recorder {
  longestGap: number;
  /** Of each frame. */
  work: number[];
}

/** Measures the frames of a page from now on. */
export async function recordFrames(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const globals = globalThis as { frameTimes?: Recorder; recordWebview?: () => Promise<void> };
    // What passes is recorded on the page's own thread: that time isn't the page's.
    globals.recordWebview = () => Promise.resolve();
    const times = (globals.frameTimes = { longestGap: 0, work: [] as number[] });
    const request = requestAnimationFrame;
    globalThis.requestAnimationFrame = (draw) =>
      request((now) => {
        const begun = performance.now();
        draw(now);
        // Laid out now rather than after this, where no script can measure it.
        document.body.getBoundingClientRect();
        times.work.push(performance.now() - begun);
      });
    let last: number | undefined;
    const step = (now: number) => {
      times.longestGap = Math.max(times.longestGap, now - (last ?? now));
      last = now;
      request(step);
    };
    request(step);
  });
}

/** Since the last call. */
export function takeFrameTimes(frame: Frame): Promise<FrameTimes> {
  return frame.evaluate(() => {
    const { frameTimes } = globalThis as { frameTimes?: Recorder };
    const { longestGap = NaN, work = [] } = frameTimes ?? {};
    work.sort((one, other) => one - other);
    if (frameTimes) Object.assign(frameTimes, { longestGap: 0, work: [] });
    return { longestGap, longestWork: work.at(-1) ?? NaN, mostWork: work[Math.floor(work.length * 0.99)] ?? NaN };
  });
}
