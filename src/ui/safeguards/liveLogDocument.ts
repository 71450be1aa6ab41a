import * as vscode from 'vscode';
import { UserFacingError } from '../../core/platform/errors';
import type { Disposable } from '../../core/platform/ports';
import type { Presentation } from '../../core/platform/presentation/presentation';
import { t } from '../../core/platform/text';
import type { LiveLog } from '../../core/requests/send/liveLog';
import { hideInLiveLog, liveLogCsv, liveLogMarkdown } from '../../core/requests/send/liveLogTable';
import { localize } from '../localize';
import { showDone } from '../messages';
import { saveToFile } from '../saveToFile';

/** The menu of its editor is bound to it (package.json). */
const SCHEME = 'tradovate-live';
const DOCUMENT = vscode.Uri.from({ scheme: SCHEME, path: '/LIVE.md' });

export interface LiveLogUi {
  readonly liveLog: LiveLog;
  readonly presentation: Pick<Presentation, 'isOn' | 'onDidChange'>;
  readonly writeText: (file: vscode.Uri, text: string) => Promise<void>;
}

/** The list of requests that were sent to LIVE, as a document that can't be edited and follows what is sent. */
export class LiveLogDocument implements vscode.TextDocumentContentProvider, Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #owned: readonly Disposable[];

  readonly onDidChange = this.#changed.event;

  constructor(private readonly ui: LiveLogUi) {
    const update = () => this.#changed.fire(DOCUMENT);
    this.#owned = [
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      ui.liveLog.onDidChange(update),
      ui.presentation.onDidChange(update),
      this.#changed,
    ];
  }

  async provideTextDocumentContent(): Promise<string> {
    const { liveLog, presentation } = this.ui;
    const entries = await liveLog.read();
    return liveLogMarkdown(presentation.isOn ? hideInLiveLog(entries) : entries, localize);
  }

  async show(): Promise<void> {
    const document = await vscode.workspace.openTextDocument(DOCUMENT);
    // It may have been open in the background, with what was sent until then.
    this.#changed.fire(DOCUMENT);
    await vscode.window.showTextDocument(document);
  }

  /** Asks for a file, and writes all of it. Rejects with a `UserFacingError`. */
  async saveAsCsv(): Promise<void> {
    const { liveLog, writeText } = this.ui;
    const entries = await liveLog.read();
    if (entries.length === 0) throw new UserFacingError('invalid-input', t('No request has been sent to LIVE.'));
    const file = {
      title: t('Save Requests Sent to LIVE'),
      name: 'tradovate-live-requests.csv',
      filters: { CSV: ['csv'] },
      content: liveLogCsv(entries, localize),
      error: () => new UserFacingError('storage', t("Couldn't write the file. Save the list to another folder.")),
    };
    if (await saveToFile(file, writeText))
      showDone(entries.length === 1 ? t('1 request saved') : t('{0} requests saved', entries.length));
  }

  dispose(): void {
    for (const one of this.#owned) one.dispose();
  }
}
