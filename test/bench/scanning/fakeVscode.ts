/** As much of VS Code's API as a scanner of documents uses, for a process of its own. */

type Listener<T> = (value: T) => void;

class Emitter<T> {
  readonly #listeners: Listener<T>[] = [];
  readonly event = (listener: Listener<T>) => {
    this.#listeners.push(listener);
    return { dispose: () => undefined };
  };
  fire(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}

export class Range {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
  constructor(startLine: number, start: number, endLine: number, end: number) {
    this.start = { line: startLine, character: start };
    this.end = { line: endLine, character: end };
  }
}

export class Diagnostic {
  source = '';
  code: unknown;
  constructor(
    readonly range: Range,
    readonly message: string,
    readonly severity: number,
  ) {}
}

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2 };
export const Disposable = { from: () => ({ dispose: () => undefined }) };
export const l10n = { t: (message: string) => message };

/** Problems by file. */
export const problems = new Map<string, readonly Diagnostic[]>();
export const languages = {
  createDiagnosticCollection: () => ({
    set: (uri: { toString(): string }, all: readonly Diagnostic[]) => void problems.set(uri.toString(), all),
    clear: () => problems.clear(),
    dispose: () => undefined,
  }),
};

export class FakeDocument {
  readonly uri = { scheme: 'file', path: '/large.log', toString: () => 'file:///large.log' };
  constructor(readonly lines: string[]) {}
  get lineCount(): number {
    return this.lines.length;
  }
  lineAt(line: number): { readonly text: string } {
    return { text: this.lines[line] ?? '' };
  }
}

const changed = new Emitter<unknown>();
export const workspace = {
  textDocuments: [] as FakeDocument[],
  onDidOpenTextDocument: new Emitter<FakeDocument>().event,
  onDidCloseTextDocument: new Emitter<FakeDocument>().event,
  onDidChangeTextDocument: changed.event,
};

/** Inserts a text within a line and reports it. @returns how long the listeners took, ms */
export function type(document: FakeDocument, line: number, text: string): number {
  document.lines[line] = text + (document.lines[line] ?? '');
  const contentChanges = [{ range: new Range(line, 0, line, 0), text }];
  const begun = performance.now();
  changed.fire({ document, contentChanges });
  return performance.now() - begun;
}
