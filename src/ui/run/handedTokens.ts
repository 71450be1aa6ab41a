import type * as vscode from 'vscode';
import { isRecord } from '../../core/platform/isRecord';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { ReferenceValues } from '../../core/run/references';
import type { ErrorReporter } from '../errorReporter';

const MAX_TOKENS = 16;

/** Watches that no debugger has a token typed into a terminal: a type of which that isn't known (core/run/launchLeaks.ts). */
export class HandedTokens implements vscode.DebugAdapterTrackerFactory {
  readonly #tokens = new Set<string>();

  constructor(private readonly reporter: Pick<ErrorReporter, 'report'>) {}

  add({ accessToken, mdAccessToken }: ReferenceValues): void {
    for (const token of [accessToken, mdAccessToken]) if (token !== '') this.#tokens.add(token);
    for (const oldest of this.#tokens) if (this.#tokens.size > MAX_TOKENS) this.#tokens.delete(oldest);
  }

  createDebugAdapterTracker(session: vscode.DebugSession): vscode.DebugAdapterTracker | undefined {
    if (this.#tokens.size === 0) return undefined;
    return { onDidSendMessage: (message: unknown) => this.#check(session, message) };
  }

  /** VS Code acts on this same object afterwards, where the debugger runs in this extension host. */
  #check({ name }: vscode.DebugSession, message: unknown): void {
    if (!isRecord(message) || message['command'] !== 'runInTerminal' || !isRecord(message['arguments'])) return;
    const { env } = message['arguments'];
    const shown = isRecord(env) ? Object.keys(env).filter((variable) => this.#tokens.has(String(env[variable]))) : [];
    if (!isRecord(env) || shown.length === 0) return;
    for (const variable of shown) Reflect.deleteProperty(env, variable);
    void this.reporter.report(
      new UserFacingError(
        'unsupported',
        t(
          "The debugger of '{0}' starts its program in a terminal and would show the token there, so the program didn't receive it. Set 'console' to 'internalConsole' in the launch configuration.",
          name,
        ),
      ),
    );
  }
}
