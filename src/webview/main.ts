import { render } from 'lit';
import type { PageMessage, HostMessage } from '../core/sidebar/messages';
import { Edits } from './edits';
import { comeBack, focusOn, keepFocus, showAnswer, type Focus } from './focus';
import type { Page } from './page';
import { Release } from './afterKeyUp';
import { initial, receive, type State } from './state';
import { settleTrees } from './tree';
import { pageView } from './views/page';

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void };

const host = acquireVsCodeApi();
const root = document.getElementById('page') ?? document.body;
const edits = new Edits((intent) => host.postMessage(intent));
const release = new Release();
let state = initial;
/** An element that is taken out of the page may tell that it has lost the focus, in the middle of the drawing. */
let drawing = false;
let stale = false;
/** Where the focus is to go as soon as it can. */
let wanted: Focus | undefined;

const ways: Pick<Page, 'post' | 'released' | 'edit' | 'change' | 'focus'> = {
  post(intent) {
    edits.flush();
    host.postMessage(intent);
  },
  released: (action) => release.run(action),
  edit(field, text) {
    const { form } = state;
    draw({ ...state, form: { ...form, typed: new Map(form.typed).set(field, edits.add(field, text)) } });
  },
  change: (part) => draw({ ...state, ...part }),
  focus: (on) => goTo(on),
};

function draw(next: State): void {
  const answered = state.snapshot?.request?.sending === true && next.snapshot?.request?.sending === false;
  state = next;
  stale = true;
  if (drawing) return;
  drawing = true;
  try {
    while (stale) {
      stale = false;
      drawOnce();
    }
  } finally {
    drawing = false;
  }
  settleTrees(root);
  if (answered) showAnswer(root);
  if (wanted && focusOn(root, wanted)) wanted = undefined;
}

function drawOnce(): void {
  const { strings, snapshot } = state;
  if (!strings || !snapshot) return;
  const page: Page = {
    ...ways,
    strings,
    snapshot,
    get state() {
      return state;
    },
  };
  keepFocus(root, () => render(pageView(page), root));
}

function goTo(on: Focus): void {
  wanted = focusOn(root, on) ? undefined : on;
}

addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  draw(receive(state, data));
  if (data.type === 'focus') goTo(data.on);
});
// Whoever goes on by himself is not called back.
for (const type of ['keydown', 'pointerdown'] as const)
  addEventListener(type, () => (wanted = undefined), { capture: true });
comeBack(root);
host.postMessage({ type: 'ready' });
