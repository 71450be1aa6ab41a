import type { Frame } from 'playwright-core';
import { waitFor } from '../hosts/wait';
import type { WorkbenchWindow } from '../hosts/window';
import { median } from './median';

export interface ShownView {
  /** Shows it. */
  readonly key: string;
  /** Whose view it is. */
  readonly extension: string;
}

const TIMES = 15;

/**
 * From the key to the first painted content of each view: medians, ms. They take turns: VS Code throws the page of a view
 * away when it is hidden, so each one is made anew.
 */
export async function measureFirstPaint(window: WorkbenchWindow, views: readonly ShownView[]): Promise<number[]> {
  const times = views.map((): number[] => []);
  // The first one of a window waits for what all webviews share.
  for (const view of views) await show(window, view);
  for (let i = 0; i < TIMES; i++) {
    for (const [at, view] of views.entries()) times[at]?.push(await show(window, view));
  }
  return times.map(median);
}

async function show(window: WorkbenchWindow, { key, extension }: ShownView): Promise<number> {
  const { page } = window;
  await page.evaluate(() => {
    const begin = ({ timeStamp }: KeyboardEvent) =>
      Object.assign(globalThis, { pressed: performance.timeOrigin + timeStamp });
    addEventListener('keydown', begin, { capture: true });
  });
  await window.press(key);
  const pressed = await page.evaluate(() => (globalThis as { pressed?: number }).pressed ?? NaN);
  const painted = await waitFor(`the view of ${extension}`, async () => {
    const frame = await frameOf(window, extension);
    const at = await frame?.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      return paint && performance.timeOrigin + paint.startTime;
    });
    return at !== undefined && at > pressed ? at : undefined;
  });
  return painted - pressed;
}

/** A webview's page is in a frame within VS Code's own frame. */
async function frameOf({ page }: WorkbenchWindow, extension: string): Promise<Frame | undefined> {
  const outer = page.frames().find((frame) => frame.url().includes(`extensionId=${extension}&`));
  const inner = await outer?.$('#active-frame').catch(() => null);
  return (await inner?.contentFrame()) ?? undefined;
}
