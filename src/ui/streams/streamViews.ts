import type * as vscode from 'vscode';
import type { Catalog } from '../../core/operations/catalog';
import type { Clock, Disposable, Log } from '../../core/platform/ports';
import type { Presentation } from '../../core/platform/presentation/presentation';
import { symbolSuggestions } from '../../core/requests/form/symbolSuggestions';
import type { SessionManager } from '../../core/session/sessionManager';
import { requestSuggestions } from '../../core/streamView/requestSuggestions';
import type { StreamHostMessage } from '../../core/streamView/streamMessages';
import { streamStrings } from '../../core/streamView/streamStrings';
import type { StreamViewPorts } from '../../core/streamView/streamViewModel';
import { parseOpenStreamArgs, pickStream } from './openStreamArgs';
import { handleStreamMessage, type StreamActions } from './streamMessageHandlers';
import { StreamPanel } from './streamPanel';

export interface StreamViewsDeps extends StreamActions {
  readonly extension: vscode.Uri;
  readonly clock: Clock;
  readonly log: Log;
  readonly nonce: () => string;
  readonly mask: (text: string) => string;
  readonly sessionManager: SessionManager;
  readonly catalog: () => Promise<Catalog>;
  readonly view: StreamViewPorts;
  readonly presentation: Pick<Presentation, 'isOn' | 'onDidChange'>;
  /** Runs it and reports its error. Never rejects. */
  readonly runReporting: (work: () => Promise<unknown>) => Promise<void>;
}

/** The views of live streams of this window. */
export class StreamViews implements Disposable {
  /** The one that was used last comes last. */
  readonly #panels = new Set<StreamPanel>();

  constructor(private readonly deps: StreamViewsDeps) {}

  /** `tradovate.openStream`: in the view that shows this stream already, else in a new one. */
  async open(argument: unknown): Promise<void> {
    const { stream, symbols } = parseOpenStreamArgs(argument);
    const tab = stream ?? (await pickStream());
    if (!tab) return;
    const existing = [...this.#panels].reverse().find(({ model }) => model.tab === tab);
    const panel = existing ?? this.#create();
    panel.model.open(tab, symbols);
    if (existing) existing.reveal();
  }

  /** Closes everything: what was received is gone. */
  closeAll(): void {
    for (const panel of [...this.#panels]) panel.dispose();
  }

  dispose(): void {
    this.closeAll();
  }

  #create(): StreamPanel {
    const { deps } = this;
    const panel = new StreamPanel({
      ...deps,
      onSessionChange: (listener) => deps.sessionManager.onDidChange(listener),
      begin: () => {
        void deps.runReporting(async () => {
          panel.post({ type: 'requests', requests: requestSuggestions(await deps.catalog()) });
        });
        return this.#begin();
      },
      onMessage: (from, message) => void deps.runReporting(() => handleStreamMessage(from, message, deps)),
    });
    this.#panels.add(panel);
    panel.onDidDispose(() => this.#panels.delete(panel));
    return panel;
  }

  #begin(): readonly StreamHostMessage[] {
    const { clock, code } = this.deps;
    const symbols = symbolSuggestions(clock.now());
    return [{ type: 'setup', strings: streamStrings, symbols, hasCode: code.isAvailable }];
  }
}
