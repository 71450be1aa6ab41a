import * as vscode from 'vscode';

/** In which terminals a program is running: what is typed there would be its input. */
export class BusyTerminals {
  readonly #busy = new WeakSet<vscode.Terminal>();
  readonly #listening: vscode.Disposable;

  constructor() {
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(({ terminal }) => this.#busy.add(terminal)),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => this.#busy.delete(terminal)),
    );
  }

  /** A command has been typed there. Without VS Code's shell integration nobody says when it ends. */
  add(terminal: vscode.Terminal): void {
    this.#busy.add(terminal);
  }

  has(terminal: vscode.Terminal): boolean {
    return this.#busy.has(terminal);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
