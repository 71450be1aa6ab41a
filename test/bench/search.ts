import { pageStrings } from '../../src/core/sidebar/pageStrings';
import type { WorkbenchWindow } from '../hosts/window';
import { labeled } from '../integration/flows/said';
import { median } from './median';

/** Typed and deleted again, letter by letter. */
const TEXTS = ['order', 'a', 'account list'];
const ROUNDS = 5;

/** What a keystroke makes the page do: at once, and in the longest of the frames that follow. ms */
interface Stroke {
  readonly handling: number;
  readonly frame: number;
}

interface Armed {
  stroke?: Promise<Stroke>;
}

/**
 * The longest that a keystroke in the search of all operations keeps the page from anything else at a stretch: each key the
 * median of its rounds, ms
 */
export async function measureSearch({ sidebar }: WorkbenchWindow): Promise<number> {
  await sidebar.open();
  await sidebar.reach('Tab', labeled('textbox', pageStrings.search));
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
  const blocks = strokes.map((rounds) => median(rounds.map(({ handling, frame }) => Math.max(handling, frame))));
  return Math.max(...blocks);
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
      const stroke = { handling: 0, frame: 0 };
      // On its way back up: the page's own listener is through by then.
      addEventListener('input', () => (stroke.handling = performance.now() - begun), { once: true });
      const draw = () => {
        const drawing = performance.now();
        const { port1, port2 } = new MessageChannel();
        // Behind the frame: after its layout and its painting.
        port1.onmessage = () => {
          stroke.frame = Math.max(stroke.frame, performance.now() - drawing);
          // What is left for a pause in the typing comes until then.
          if (performance.now() - begun < 120) requestAnimationFrame(draw);
          else done(stroke);
        };
        port2.postMessage(undefined);
      };
      // Asked for before the page asks for one, so that it comes first in the frame.
      requestAnimationFrame(draw);
    };
    addEventListener('beforeinput', begin, { capture: true, once: true });
  });
}
