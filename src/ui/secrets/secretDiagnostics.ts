import * as vscode from 'vscode';
import { Emitter } from '../../core/platform/event';
import type { Clock, Disposable } from '../../core/platform/ports';
import { exposureOf } from '../../core/scanning/exposure';
import type { KnownSecret, KnownSecrets } from '../../core/scanning/knownSecrets';
import type { LineFinding } from '../../core/scanning/scannedLines';
import { MAX_FOUND } from '../../core/scanning/secretFinder';
import { localize } from '../localize';
import type { IgnoredFiles } from './ignoredFiles';

export type Finding = LineFinding<KnownSecret>;

/** As users filter the problems, and name it in `git.diagnosticsCommitHook.sources`. */
export const DIAGNOSTIC_SOURCE = 'Tradovate';

/** A timer can't wait longer. */
const MAX_TIMER_MS = 2 ** 31 - 1;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const;

export interface SecretDiagnosticsParts {
  readonly knownSecrets: KnownSecrets;
  readonly ignoredFiles: IgnoredFiles;
  readonly clock: Clock;
  /** What the code of a problem opens. */
  readonly help: vscode.Uri;
}

/** The problems of all files, open or not. They follow the validity of the tokens. */
export class SecretDiagnostics {
  readonly #collection = vscode.languages.createDiagnosticCollection('tradovate');
  readonly #findings = new Map<string, { readonly uri: vscode.Uri; readonly found: readonly Finding[] }>();
  readonly #cleaned = new Emitter<void>();
  readonly #listener: Disposable;
  #expiry: Disposable | undefined;

  constructor(private readonly parts: SecretDiagnosticsParts) {
    this.#listener = parts.ignoredFiles.onDidChange(() => this.redraw());
  }

  /** No file has findings any more. */
  readonly onDidBecomeClean = this.#cleaned.event;

  /** Those of files without warnings too. */
  get files(): readonly vscode.Uri[] {
    return [...this.#findings.values()].map(({ uri }) => uri);
  }

  of(uri: vscode.Uri): readonly Finding[] {
    return this.#findings.get(uri.toString())?.found ?? [];
  }

  /** Nothing found removes the problems of the file. */
  set(uri: vscode.Uri, found: readonly Finding[]): void {
    const key = uri.toString();
    if (found.length === 0 && !this.#findings.has(key)) return;
    if (found.length === 0) this.#findings.delete(key);
    else this.#findings.set(key, { uri, found: found.slice(0, MAX_FOUND) });
    this.#draw(uri, found);
    this.#watchExpiry();
    if (this.#findings.size === 0) this.#cleaned.fire();
  }

  clear(): void {
    this.#findings.clear();
    this.#collection.clear();
    this.#expiry?.dispose();
  }

  /** Call when tokens may have expired. */
  redraw(): void {
    for (const { uri, found } of this.#findings.values()) this.#draw(uri, found);
    this.#watchExpiry();
  }

  dispose(): void {
    this.#listener.dispose();
    this.#cleaned.dispose();
    this.#expiry?.dispose();
    this.#collection.dispose();
  }

  #draw(uri: vscode.Uri, found: readonly Finding[]): void {
    const shown = this.parts.ignoredFiles.has(uri) ? [] : found;
    this.#collection.set(
      uri,
      shown.map((finding) => this.#diagnostic(uri, finding)),
    );
  }

  #diagnostic(uri: vscode.Uri, { line, start, end, about }: Finding): vscode.Diagnostic {
    const { severity, message } = exposureOf(about, this.parts.knownSecrets.isValid(about), uri.path);
    const range = new vscode.Range(line, start, line, end);
    const diagnostic = new vscode.Diagnostic(range, localize(message), severities[severity]);
    diagnostic.source = DIAGNOSTIC_SOURCE;
    const value = about.expiresAt === undefined ? 'credential-in-file' : 'token-in-file';
    diagnostic.code = { value, target: this.parts.help };
    return diagnostic;
  }

  #watchExpiry(): void {
    this.#expiry?.dispose();
    const { knownSecrets, clock } = this.parts;
    const now = knownSecrets.now();
    const ends = [...this.#findings.values()]
      .flatMap(({ found }) => found.map(({ about }) => about.expiresAt ?? 0))
      .filter((end) => end > now);
    if (ends.length === 0) return;
    const next = ends.reduce((a, b) => Math.min(a, b));
    this.#expiry = clock.setTimer(Math.min(next - now, MAX_TIMER_MS), () => this.redraw());
  }
}
