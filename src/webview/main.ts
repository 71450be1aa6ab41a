import { render } from 'lit';
import type { PageMessage } from '../core/sidebar/parseMessage';
import { Edits } from './edits';
import { focusOn, keepFocus, restoreFocus, scrollToResponse, type Focus } from './focus';
import type { HostMessage } from './hostData';
import type { Page } from './page';
import { AfterKeyUp } from './afterKeyUp';
import { initial, isCurrent, receive, type State } from './state';
import { updateTabStops } from './tree';
import { pageView } from './views/page';

declare function acquireVsCodeApi(): { postMessage(message: PageMessage): void };

const host = acquireVsCodeApi();
const root = document.getElementById('page') ?? document.body;
const edits = new Edits((message) => host.postMessage(message));
const afterKeyUp = new AfterKeyUp();
let state = initial;
/** Removing the focused element fires `focusout`, whose listener may draw again in the middle of drawing. */
let drawing = false;
let outdated = false;
/** Where the focus goes as soon as its target exists; what the problem is, the host says once it has every edit. */
let pendingFocus: Focus | undefined;

const actions: Pick<Page, 'post' | 'afterKeyUp' | 'edit' | 'change' | 'focus'> = {
  post(message) {
    edits.flush();
    host.postMessage(message);
  },
  afterKeyUp: (action) => afterKeyUp.run(action),
  edit(field, text) {
    const { form } = state;
    draw({ ...state, form: { ...form, typed: new Map(form.typed).set(field, edits.add(field, text)) } });
  },
  change: (part) => draw({ ...state, ...part }),
  focus: (on) => setFocus(on),
};

function draw(next: State): void {
  const hasResponse = isSending(state) === true && isSending(next) === false;
  state = next;
  outdated = true;
  if (drawing) return;
  drawing = true;
  try {
    while (outdated) {
      outdated = false;
      drawOnce();
    }
  } finally {
    drawing = false;
  }
  updateTabStops(root);
  if (hasResponse) scrollToResponse(root);
  if (pendingFocus) setFocus(pendingFocus);
}

/** Of the form that is open. */
function isSending({ snapshot }: State): boolean | undefined {
  return (snapshot?.request ?? snapshot?.bracket)?.sending;
}

function drawOnce(): void {
  const { strings, snapshot } = state;
  if (!strings || !snapshot) return;
  const page: Page = {
    ...actions,
    strings,
    snapshot,
    get state() {
      return state;
    },
  };
  keepFocus(root, () => render(pageView(page), root));
}

function setFocus(on: Focus): void {
  const isKnown = on !== 'problem' || isCurrent(state);
  pendingFocus = isKnown && focusOn(root, on) ? undefined : on;
}

addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  draw(receive(state, data));
  if (data.type === 'focus') setFocus(data.on);
});
// Any key or click cancels a pending focus change.
for (const type of ['keydown', 'pointerdown'] as const)
  addEventListener(type, () => (pendingFocus = undefined), { capture: true });
restoreFocus(root);
host.postMessage({ type: 'ready' });
