import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/platform/ports';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';
import { ScannedLines, type LineRange } from '../../core/scanning/scannedLines';
import type { SecretFinder } from '../../core/scanning/secretFinder';
import { findingsIn } from '../../core/scanning/findingsIn';
import type { SecretDiagnostics } from './secretDiagnostics';
import { Slices } from './slices';

/** Files, and documents that only VS Code has. Not those that show something, such as output, a terminal or a commit. */
export const SCANNED_SCHEMES: readonly string[] = [
  ...['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', 'vscode-remote'],
];

const [OPEN_DELAY_MS, EDIT_DELAY_MS] = [300, 200];
/** Characters of the lines that are read at a time. */
const CHUNK = 64 * 1024;

interface Scanned {
  lines: ScannedLines<KnownSecret>;
  lineCount: number;
  /** What was found, or where it is, may have changed since it was shown. */
  isOutdated: boolean;
}

export interface DocumentScannerParts {
  readonly knownSecrets: KnownSecrets;
  readonly diagnostics: SecretDiagnostics;
  readonly clock: Clock;
  /** A document was closed, and its file may contain something else than what was found. */
  readonly onClosed: (uri: vscode.Uri) => void;
}

/** Scans open documents, each line once, while the user isn't typing. A keystroke only notes which lines have changed. */
export class DocumentScanner {
  readonly #documents = new Map<vscode.TextDocument, Scanned>();
  /** Since they were saved. When VS Code reports that one was closed without saving, it is no longer dirty. */
  readonly #edited = new Set<vscode.TextDocument>();
  readonly #listeners: vscode.Disposable;
  #finder: SecretFinder<KnownSecret>;
  #timer: Disposable | undefined;
  /** By the monotonic clock. */
  #dueAt = 0;
  #running: Promise<void> | undefined;
  #isDisposed = false;

  constructor(private readonly parts: DocumentScannerParts) {
    this.#finder = parts.knownSecrets.finder;
    this.#listeners = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#add(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#change(event)),
      vscode.workspace.onDidSaveTextDocument((document) => this.#edited.delete(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)),
      parts.knownSecrets.onDidChange(() => this.#refresh()),
    );
    for (const document of vscode.workspace.textDocuments) this.#add(document);
  }

  /** Reads what is left at once, also while the user is typing. Resolves when all that was found is shown. */
  async finish(): Promise<void> {
    while (!this.#isDisposed && !this.#isDone) {
      this.#dueAt = this.parts.clock.monotonic();
      await this.#start();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    this.#listeners.dispose();
    this.#timer?.dispose();
    this.#documents.clear();
    this.#edited.clear();
  }

  #add(document: vscode.TextDocument): void {
    if (!SCANNED_SCHEMES.includes(document.uri.scheme)) return;
    this.#documents.set(document, unread(document));
    if (document.isDirty) this.#edited.add(document);
    this.#schedule(OPEN_DELAY_MS);
  }

  #change({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const scanned = this.#documents.get(document);
    if (!scanned || contentChanges.length === 0) return;
    this.#edited.add(document);
    const [only] = contentChanges;
    const added = document.lineCount - scanned.lineCount;
    let expected = scanned.lineCount;
    for (const { range, text } of contentChanges) {
      const [first, last] = [range.start.line, range.end.line];
      // Not counted in a text that may have millions of lines.
      const newLines = contentChanges.length === 1 && only ? added + last - first + 1 : countLines(text);
      scanned.lines.replace(first, last, newLines);
      expected += newLines - (last - first + 1);
    }
    if (expected === document.lineCount) Object.assign(scanned, { lineCount: expected, isOutdated: true });
    else this.#documents.set(document, unread(document));
    this.#schedule(EDIT_DELAY_MS);
  }

  #close(document: vscode.TextDocument): void {
    const scanned = this.#documents.get(document);
    if (!scanned) return;
    this.#documents.delete(document);
    const isEdited = this.#edited.delete(document);
    if (isEdited || !isDone(scanned) || this.parts.diagnostics.of(document.uri).length > 0)
      this.parts.onClosed(document.uri);
  }

  /** Other secrets: all is read again. Else only what they open may have changed. */
  #refresh(): void {
    const { knownSecrets, diagnostics } = this.parts;
    const { finder } = knownSecrets;
    if (finder === this.#finder) {
      diagnostics.redraw();
      return;
    }
    this.#finder = finder;
    for (const document of this.#documents.keys()) this.#documents.set(document, unread(document));
    this.#schedule(OPEN_DELAY_MS);
  }

  #schedule(ms: number): void {
    const { clock } = this.parts;
    this.#dueAt = Math.max(this.#dueAt, clock.monotonic() + ms);
    if (!this.#running) this.#wait();
  }

  #wait(): void {
    const { clock } = this.parts;
    this.#timer?.dispose();
    this.#timer = clock.setTimer(Math.max(0, this.#dueAt - clock.monotonic()), () => void this.#start());
  }

  #start(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (!this.#isDisposed && !this.#isDone) this.#wait();
    });
    return this.#running;
  }

  async #run(): Promise<void> {
    const { clock } = this.parts;
    const slices = new Slices(clock);
    for (const document of [...this.#documents.keys()]) {
      while (!this.#isDisposed && clock.monotonic() >= this.#dueAt && (await this.#readOn(document, slices)));
    }
  }

  get #isDone(): boolean {
    return [...this.#documents.values()].every(isDone);
  }

  /** @returns false: all of the document has been read, or it was closed */
  async #readOn(document: vscode.TextDocument, slices: Slices): Promise<boolean> {
    const scanned = this.#documents.get(document);
    if (!scanned) return false;
    const taken = scanned.lines.take((start, limit) => endOfChunk(document, start, limit));
    if (taken) {
      const text = textOf(document, taken);
      const found = await slices.run(this.#finder.findInSlices(text));
      scanned.lines.complete(findingsIn(text, found, taken.start));
      await slices.pauseIfDue();
    }
    // Another one, if all is read again or the document was closed.
    if (this.#documents.get(document) !== scanned || !scanned.lines.isRead) return true;
    if (scanned.isOutdated) this.parts.diagnostics.set(document.uri, scanned.lines.found);
    scanned.isOutdated = false;
    return false;
  }
}

/** All of it was read, and what was found is shown. */
function isDone({ lines, isOutdated }: Scanned): boolean {
  return lines.isRead && !isOutdated;
}

function unread({ lineCount }: vscode.TextDocument): Scanned {
  return { lines: new ScannedLines(lineCount), lineCount, isOutdated: true };
}

/** Lines of a large document aren't joined for more than is read at a time. */
function endOfChunk(document: vscode.TextDocument, start: number, limit: number): number {
  let [end, length] = [start, 0];
  while (end < limit && length < CHUNK) length += document.lineAt(end++).text.length + 1;
  return end;
}

function textOf(document: vscode.TextDocument, { start, end }: LineRange): string {
  return Array.from({ length: end - start }, (_, index) => document.lineAt(start + index).text).join('\n');
}

function countLines(text: string): number {
  return text.split(/\r\n|\r|\n/).length;
}
