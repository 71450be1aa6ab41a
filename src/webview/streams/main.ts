import { render } from 'lit';
import type { StreamPageMessage } from '../../core/streamView/parseStreamMessage';
import { AfterKeyUp } from '../afterKeyUp';
import { keepFocus, restoreFocus } from '../focus';
import type { HostMessage } from './hostData';
import type { StreamPage } from './page';
import { State } from './state';
import { focusTab } from './views/tabs';
import { streamView } from './views/streamView';

declare function acquireVsCodeApi(): { postMessage(message: StreamPageMessage): void };

const MARK_STEP_MS = 300;

const host = acquireVsCodeApi();
const root = document.getElementById('page') ?? document.body;
const chartUrl = root.dataset['chart'] ?? '';
const nonce = document.currentScript?.nonce ?? '';
const afterKeyUp = new AfterKeyUp();
const state = new State();
let isPlanned = false;
/** The host waits for it. */
let isUnconfirmed = false;
let isFocusPending = false;
let markTimer: ReturnType<typeof setTimeout> | undefined;

const actions: Pick<StreamPage, 'post' | 'afterKeyUp' | 'draw' | 'chart'> = {
  post: (message) => host.postMessage(message),
  afterKeyUp: (action) => afterKeyUp.run(action),
  draw: plan,
  chart: { url: chartUrl, nonce },
};

function plan(): void {
  if (isPlanned) return;
  isPlanned = true;
  requestAnimationFrame(() => {
    isPlanned = false;
    draw();
  });
}

function draw(): void {
  const { strings, snapshot } = state;
  if (!strings || !snapshot) return;
  const now = performance.now();
  const hasMarks = state.endMarks(now);
  keepFocus(root, () => render(streamView({ ...actions, state, strings, snapshot, now }), root));
  if (isUnconfirmed) host.postMessage({ type: 'drawn' });
  isUnconfirmed = false;
  if (isFocusPending && focusTab(root, snapshot.tab)) isFocusPending = false;
  // Marks end although nothing arrives.
  if (hasMarks) {
    clearTimeout(markTimer);
    markTimer = setTimeout(plan, MARK_STEP_MS);
  }
}

addEventListener('message', ({ data }: MessageEvent<HostMessage>) => {
  state.receive(data, performance.now());
  if (data.type === 'update') isUnconfirmed = true;
  if (data.type === 'focus') isFocusPending = true;
  plan();
});
for (const type of ['keydown', 'pointerdown'] as const)
  addEventListener(type, () => (isFocusPending = false), { capture: true });
restoreFocus(root);
host.postMessage({ type: 'ready' });
