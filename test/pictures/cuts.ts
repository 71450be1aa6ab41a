import sharp from 'sharp';
import { waitFor } from '../hosts/wait';
import type { WorkbenchWindow } from '../hosts/window';
import { sideBarOf } from './looks';

/** A part of the window, as PNG. @param kind the class that pages have for the theme */
export type Cut = (window: WorkbenchWindow, kind: string) => Promise<Buffer>;

const still = { animations: 'disabled' } as const;
/** Around what is cut out, in pixels of CSS. */
const MARGIN = 12;

export const cutWindow: Cut = ({ page }) => page.screenshot(still);

/** The sidebar, scrolled to each of these elements: side by side. */
export const cutSidebar =
  (...elements: readonly string[]): Cut =>
  async (window) => {
    const columns: Buffer[] = [];
    const frame = await window.sidebar.frame();
    for (const element of elements) {
      await frame.locator(element).evaluate((it) => {
        // Its ring says nothing here.
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        it.scrollIntoView({ block: 'start' });
      });
      columns.push(await sideBarOf(window).screenshot(still));
    }
    return join(columns, 'left');
  };

/** The streams that these keys open, one over the other: each the first time from its top. */
export const cutStreams =
  (...keys: readonly string[]): Cut =>
  async (window, kind) => {
    const rows: Buffer[] = [];
    for (const key of keys) {
      await window.press(key);
      rows.push(await cutStream(window, kind, rows.length === 0 ? 'body' : '[role=tabpanel]'));
    }
    return join(rows, 'top');
  };

/** One after the other, in the direction away from there. */
async function join(pictures: readonly Buffer[], start: 'left' | 'top'): Promise<Buffer> {
  const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
  const [across, along] = start === 'left' ? (['height', 'width'] as const) : (['width', 'height'] as const);
  let at = 0;
  const composed = pictures.map((input, index) => {
    const position = { left: 0, top: 0, [start]: at };
    at += sizes[index]?.[along] ?? 0;
    return { input, ...position };
  });
  const size = { width: 0, height: 0, [across]: Math.max(...sizes.map((one) => one[across])), [along]: at };
  return sharp({ create: { ...size, channels: 3, background: 'black' } })
    .composite(composed)
    .png()
    .toBuffer();
}

/** From the top of an element to the end of the quotes or the chart, over the whole width. */
async function cutStream({ page, streams }: WorkbenchWindow, kind: string, from: string): Promise<Buffer> {
  const clip = await waitFor('quotes or a chart', async () => {
    const frame = await streams.now();
    const first = await frame?.locator(from).first().boundingBox();
    const end = frame?.locator('#quotes:has(td.changed), .attribution');
    if (!frame || !first || (await end?.count()) !== 1) return undefined;
    const drawn = await frame.evaluate(() => {
      // Its ring says nothing here.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      return document.body.className;
    });
    const [body, last] = [await frame.locator('body').boundingBox(), await end?.boundingBox()];
    if (!drawn.split(' ').includes(kind) || !body || !last) return undefined;
    return { ...body, y: first.y, height: last.y + last.height + MARGIN - first.y };
  });
  return page.screenshot({ ...still, clip });
}
