import * as vscode from 'vscode';
import type { Clock, Disposable, Log } from '../../core/platform/ports';
import type { Presentation } from '../../core/platform/presentation/presentation';
import { hideInStream } from '../../core/streamView/hideInStream';
import { StringMasker } from '../../core/streamView/maskStrings';
import { parseStreamMessage, type StreamPageMessage } from '../../core/streamView/parseStreamMessage';
import type { StreamHostMessage } from '../../core/streamView/streamMessages';
import { StreamViewModel, type StreamViewPorts } from '../../core/streamView/streamViewModel';
import { UpdatePacer } from '../../core/streamView/updatePacer';
import { localize, localizeData } from '../localize';
import { scheduleRedraw } from '../scheduleRedraw';
import { createStreamWebview, loadStreamPage, streamTitles } from './streamWebview';

export interface StreamPanelDeps {
  readonly extension: vscode.Uri;
  readonly clock: Clock;
  readonly log: Log;
  readonly nonce: () => string;
  readonly mask: (text: string) => string;
  readonly view: StreamViewPorts;
  /** Whether secrets are hidden on screen. */
  readonly presentation: Pick<Presentation, 'isOn' | 'onDidChange'>;
  readonly onSessionChange: (listener: () => void) => Disposable;
  /** What a new page gets first. */
  readonly begin: () => readonly StreamHostMessage[];
  /** @param panel that the page belongs to */
  readonly onMessage: (panel: StreamPanel, message: StreamPageMessage) => void;
}

/**
 * A view of live streams in the editor area. VS Code destroys its page while it is hidden; each page says `ready` and gets
 * everything then. It isn't restored after a restart: nothing is opened but by the user.
 */
export class StreamPanel implements Disposable {
  readonly model: StreamViewModel;
  readonly #panel: vscode.WebviewPanel;
  readonly #pacer: UpdatePacer;
  readonly #masker: StringMasker;
  readonly #disposed = new vscode.EventEmitter<void>();
  readonly #listener: Disposable;
  /** The page listens. */
  #isReady = false;
  #sentSnapshot = '';
  #timer: Disposable | undefined;
  #isFocusPending = true;

  /** The view was closed. */
  readonly onDidDispose = this.#disposed.event;

  constructor(private readonly deps: StreamPanelDeps) {
    const { extension, clock, nonce, mask } = deps;
    const load = () => loadStreamPage(this.#panel, extension, nonce());
    this.#panel = createStreamWebview(extension);
    this.#masker = new StringMasker(mask);
    this.#pacer = new UpdatePacer(clock, () => this.#sendUpdate());
    this.model = new StreamViewModel(
      deps.view,
      () => this.draw(),
      () => this.#pacer.noteDirty(),
    );
    this.#listener = vscode.Disposable.from(
      deps.onSessionChange(() => {
        this.#masker.forget();
        this.draw();
      }),
      // A new page, as the one of before has what is hidden now.
      deps.presentation.onDidChange(() => {
        this.#stop();
        load();
      }),
    );
    this.#panel.webview.onDidReceiveMessage((message: unknown) => this.#receive(message));
    this.#panel.onDidChangeViewState(() => {
      if (!this.#panel.visible) this.#stop();
    });
    this.#panel.onDidDispose(() => this.#close());
    load();
  }

  get isActive(): boolean {
    return this.#panel.active;
  }

  /** Shows the view and moves the focus in it. */
  reveal(): void {
    this.#isFocusPending = true;
    this.#panel.reveal();
    this.#sendFocus();
  }

  /** Sends the page what has changed, apart from the tables. */
  draw(): void {
    this.#timer?.dispose();
    this.#timer = undefined;
    if (!this.#isReady) return;
    const { tab } = this.model;
    this.#panel.title = localize(streamTitles[tab]);
    const snapshot = this.model.snapshot();
    const text = JSON.stringify(snapshot);
    if (text !== this.#sentSnapshot) {
      this.#sentSnapshot = text;
      this.post({ type: 'snapshot', snapshot });
    }
    this.#timer = scheduleRedraw(this.deps.clock, this.model.changesIn, true, () => this.draw());
  }

  post(message: StreamHostMessage): void {
    if (!this.#isReady) return;
    const { accounts, messages } = this.model;
    const shown = this.deps.presentation.isOn
      ? hideInStream(message, accounts, (...response) => messages.endpointOf(...response))
      : message;
    void this.#panel.webview.postMessage(this.#masker.apply(localizeData(shown)));
  }

  /** The page is ready. */
  begin(): void {
    this.#isReady = true;
    this.#sentSnapshot = '';
    this.model.reset();
    for (const message of this.deps.begin()) this.post(message);
    this.post({ type: 'draft', draft: this.model.request.draft });
    this.draw();
    this.#sendFocus();
    this.#pacer.noteDrawn();
  }

  noteDrawn(): void {
    this.#pacer.noteDrawn();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  #close(): void {
    this.#stop();
    this.#listener.dispose();
    this.#pacer.dispose();
    this.model.dispose();
    this.#disposed.fire();
    this.#disposed.dispose();
  }

  #stop(): void {
    this.#isReady = false;
    this.#timer?.dispose();
    this.#pacer.stop();
  }

  #sendUpdate(): boolean {
    const update = this.#isReady ? this.model.takeUpdate() : undefined;
    if (!update) return false;
    this.post({ type: 'update', update });
    return true;
  }

  #sendFocus(): void {
    if (!this.#isReady || !this.#isFocusPending) return;
    this.#isFocusPending = false;
    this.post({ type: 'focus' });
  }

  #receive(message: unknown): void {
    const parsed = parseStreamMessage(message);
    if (parsed) this.deps.onMessage(this, parsed);
    else this.deps.log.warn('Refused a message that the page of live streams never sends.');
  }
}
