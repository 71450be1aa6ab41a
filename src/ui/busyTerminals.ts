import * as vscode from 'vscode';

/** Which terminals don't wait for a command: what is typed there would be a program's input, or the rest of another command. */
export class BusyTerminals {
  readonly #busy = new WeakSet<vscode.Terminal>();
  readonly #listening: vscode.Disposable;

  constructor() {
    this.#listening = vscode.Disposable.from(
      vscode.window.onDidStartTerminalShellExecution(({ terminal }) => this.#busy.add(terminal)),
      vscode.window.onDidEndTerminalShellExecution(({ terminal }) => this.#busy.delete(terminal)),
    );
  }

  /** Something has been typed there, until a command ends. */
  add(terminal: vscode.Terminal): void {
    this.#busy.add(terminal);
  }

  /** Without VS Code's shell integration nobody says whether a program is running. */
  has(terminal: vscode.Terminal): boolean {
    return terminal.shellIntegration === undefined || this.#busy.has(terminal);
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
