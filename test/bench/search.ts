import type { WorkbenchWindow } from '../hosts/window';
import { median } from './median';

/** Typed and deleted again, letter by letter. */
const TEXTS = ['order', 'a', 'account list', 'zzz'];
const ROUNDS = 9;

/** What a keystroke makes the page do: at once, and in the frame that shows it. ms */
interface Stroke {
  readonly handling: number;
  readonly frame: number;
}

interface Armed {
  stroke?: Promise<Stroke>;
}

/**
 * The worst keystroke in the search of all operations, each the median of its rounds: for how long the page can do nothing
 * else at a stretch, and altogether. ms
 */
export async function measureSearch({ sidebar }: WorkbenchWindow): Promise<{ block: number; whole: number }> {
  await sidebar.open();
  await sidebar.reach('Tab', /^textbox "Find an operation/);
  const frame = await sidebar.frame();
  const keys = TEXTS.flatMap(keysOf);
  const strokes = keys.map((): Stroke[] => []);
  for (let i = 0; i < ROUNDS; i++) {
    for (const [at, key] of keys.entries()) {
      await frame.evaluate(arm);
      await sidebar.press(key);
      const stroke = await frame.evaluate(() => (globalThis as Armed).stroke);
      if (stroke) strokes[at]?.push(stroke);
    }
  }
  const worst = (of: (stroke: Stroke) => number) => Math.max(...strokes.map((rounds) => median(rounds.map(of))));
  return {
    block: worst(({ handling, frame }) => Math.max(handling, frame)),
    whole: worst(({ handling, frame }) => handling + frame),
  };
}

function keysOf(text: string): readonly string[] {
  const letters = Array.from(text, (letter) => (letter === ' ' ? 'Space' : letter));
  return [...letters, ...letters.map(() => 'Backspace')];
}

/** Runs in the page, before a key is pressed. */
function arm(): void {
  (globalThis as Armed).stroke = new Promise((done) => {
    const begin = () => {
      const begun = performance.now();
      let handling = 0;
      // On its way back up: the page's own listener is through by then.
      addEventListener('input', () => (handling = performance.now() - begun), { once: true });
      // Asked for before the page asks for one, so that it comes first in the frame.
      requestAnimationFrame(() => {
        const drawing = performance.now();
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => done({ handling, frame: performance.now() - drawing });
        port2.postMessage(undefined);
      });
    };
    addEventListener('beforeinput', begin, { capture: true, once: true });
  });
}
