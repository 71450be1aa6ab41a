import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/platform/ports';
import { findingsIn } from '../../core/scanning/findingsIn';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';
import { MAX_FOUND, type SecretFinder } from '../../core/scanning/secretFinder';
import type { Finding, SecretDiagnostics } from './secretDiagnostics';
import { Slices } from './slices';

/** `skipped`: it is too large. `other`: no text, or it can't be read. */
export type FileResult = 'scanned' | 'skipped' | 'other';

interface CachedFile {
  readonly size: number;
  readonly mtime: number;
  readonly finder: SecretFinder<KnownSecret>;
  readonly result: FileResult;
  readonly found: readonly Finding[];
}

/** A part of a file's text that begins at a line, or `offset` characters after its beginning. Lines count from 0. */
interface TextPiece {
  readonly text: string;
  readonly firstLine: number;
  readonly offset: number;
}

export interface FileScannerParts {
  readonly knownSecrets: KnownSecrets;
  readonly diagnostics: SecretDiagnostics;
  readonly clock: Clock;
  /** `undefined`: it is no text. */
  readonly textPieces: (bytes: Uint8Array) => Iterable<TextPiece> | undefined;
}

/** Scans files that are not open, each again only if it has changed. */
export class FileScanner {
  readonly #cache = new Map<string, CachedFile>();
  /** Watches the files with findings, as long as there are any: they may be cleaned without VS Code. */
  #watcher: vscode.Disposable | undefined;
  readonly #listener: Disposable;

  constructor(private readonly parts: FileScannerParts) {
    this.#listener = parts.diagnostics.onDidBecomeClean(() => this.#unwatch());
  }

  /** Never rejects. @param maxBytes a larger file is skipped */
  async scan(uri: vscode.Uri, maxBytes: number): Promise<FileResult> {
    // Its unsaved text counts.
    if (isOpen(uri)) return 'scanned';
    const key = uri.toString();
    try {
      const file = await this.#read(uri, maxBytes);
      // What was too large for one may be small enough for another.
      if (!file) return 'skipped';
      this.#cache.set(key, file);
      this.#show(uri, file.found);
      return file.result;
    } catch {
      // Deleted, or of a file system that is gone.
      this.#cache.delete(key);
      this.#show(uri, []);
      return 'other';
    }
  }

  /** Files with findings, again. */
  async rescan(maxBytes: number): Promise<void> {
    for (const uri of this.parts.diagnostics.files) await this.scan(uri, maxBytes);
  }

  clear(): void {
    this.#cache.clear();
    this.#unwatch();
  }

  dispose(): void {
    this.#listener.dispose();
    this.clear();
  }

  /** The cached one, unless the file or the secrets have changed. `undefined`: it is too large. */
  async #read(uri: vscode.Uri, maxBytes: number): Promise<CachedFile | undefined> {
    const { finder } = this.parts.knownSecrets;
    const { size, mtime, type } = await vscode.workspace.fs.stat(uri);
    const read = { size, mtime, finder, result: 'other', found: [] } as const;
    if ((type & vscode.FileType.File) === 0) return read;
    const cached = this.#cache.get(uri.toString());
    if (cached?.size === size && cached.mtime === mtime && cached.finder === finder) return cached;
    if (size > maxBytes) return undefined;
    const pieces = this.parts.textPieces(await vscode.workspace.fs.readFile(uri));
    return pieces ? { ...read, result: 'scanned', found: await this.#find(pieces, finder) } : read;
  }

  /** The problems of a document that was open in the meantime are those of its own text. */
  #show(uri: vscode.Uri, found: readonly Finding[]): void {
    if (isOpen(uri)) return;
    this.parts.diagnostics.set(uri, found);
    if (found.length > 0) this.#watch();
  }

  async #find(pieces: Iterable<TextPiece>, finder: SecretFinder<KnownSecret>): Promise<readonly Finding[]> {
    const slices = new Slices(this.parts.clock);
    const all: Finding[] = [];
    for (const { text, firstLine, offset } of pieces) {
      const found = await slices.run(finder.findInSlices(text));
      for (const finding of findingsIn(text, found, firstLine)) {
        const moved = finding.line === firstLine ? offset : 0;
        all.push({ ...finding, start: finding.start + moved, end: finding.end + moved });
      }
      if (all.length >= MAX_FOUND) break;
      await slices.pauseIfDue();
    }
    return all;
  }

  #watch(): void {
    if (this.#watcher) return;
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', true);
    const look = (uri: vscode.Uri) => {
      if (this.parts.diagnostics.of(uri).length > 0) void this.scan(uri, Infinity);
    };
    this.#watcher = vscode.Disposable.from(watcher, watcher.onDidChange(look), watcher.onDidDelete(look));
  }

  #unwatch(): void {
    this.#watcher?.dispose();
    this.#watcher = undefined;
  }
}

function isOpen(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some((document) => !document.isClosed && document.uri.toString() === key);
}
