import * as vscode from 'vscode';
import { cleanQuotation, UserFacingError } from '../core/platform/errors';
import type { Clock } from '../core/platform/ports';
import { localTime } from '../core/platform/durations';
import { baseUrlFor } from '../core/auth/apiHosts';
import type { Requests } from './snippets/requestsFeature';
import { obtainToken, type TokenUi } from './token/tokenCommands';
import { t } from '../core/platform/text';

const URL_VARIABLE = 'TRADOVATE_API_URL';
/** A shell without VS Code's integration does not tell when it takes commands. */
const LONGEST_START_MS = 2000;

export interface TerminalUi {
  readonly tokenUi: TokenUi;
  readonly requests: () => Promise<Requests>;
  readonly settings: { readonly snippetVariable: string };
  readonly clock: Clock;
  /** The web host has none. */
  readonly available: boolean;
}

export interface Opened {
  readonly terminal: vscode.Terminal;
  readonly baseUrl: string;
}

/** Terminals whose environment, and nothing else, holds the current token: neither a file nor a command line does. */
export class Terminals {
  /** Which token each has, by when it was received. */
  readonly #ours = new WeakMap<vscode.Terminal, string>();
  readonly #started = new WeakMap<vscode.Terminal, Promise<void>>();

  constructor(private readonly ui: TerminalUi) {}

  get available(): boolean {
    return this.ui.available;
  }

  /** A new one. `undefined`: no token could be had, and the person has been told. Rejects with a `Failure`. */
  open(again: () => unknown): Promise<Opened | undefined> {
    return this.#give(again, () => undefined);
  }

  /** One that has the current token already, else a new one. */
  ready(again: () => unknown): Promise<Opened | undefined> {
    return this.#give(again, (mark) =>
      vscode.window.terminals.find((one) => this.#ours.get(one) === mark && one.exitStatus === undefined),
    );
  }

  /** Types it there, and runs it where `execute` says so. */
  async type(terminal: vscode.Terminal, text: string, execute: boolean): Promise<void> {
    terminal.show();
    await this.#started.get(terminal);
    terminal.sendText(text, execute);
  }

  async #give(again: () => unknown, find: (mark: string) => vscode.Terminal | undefined): Promise<Opened | undefined> {
    if (!this.ui.available) {
      throw new UserFacingError(
        'protocol',
        t(
          'VS Code for the web has no terminals. Open this in VS Code on a computer, or copy the token with Copy Token.',
        ),
      );
    }
    const { tokenUi, settings } = this.ui;
    const variable = settings.snippetVariable;
    const { checkToken, marketDataVariable } = await this.ui.requests();
    checkToken({ kind: 'reference', variable });
    checkOwner(variable);
    const token = await obtainToken(tokenUi, again);
    const { environment, profile } = tokenUi.sessionManager.state;
    if (!token || !environment) return undefined;
    const baseUrl = baseUrlFor(environment, token);
    const mark = `${profile?.id ?? ''} ${variable} ${token.receivedAt}`;
    const found = find(mark);
    if (found) return { terminal: found, baseUrl };
    const terminal = create({
      name: `Tradovate (${cleanQuotation(environment.label)})`,
      env: {
        [variable]: token.accessToken,
        [marketDataVariable(variable)]: token.mdAccessToken ?? token.accessToken,
        [URL_VARIABLE]: baseUrl,
      },
      message: `$${variable} until ${localTime(token.expiresAt)}`,
    });
    this.#ours.set(terminal, mark);
    this.#started.set(terminal, started(terminal, this.ui.clock));
    return { terminal, baseUrl };
  }
}

function create(options: { name: string; env: Record<string, string>; message: string }): vscode.Terminal {
  const { env } = options;
  const terminal = vscode.window.createTerminal({
    ...options,
    iconPath: new vscode.ThemeIcon('key'),
    isTransient: true, // VS Code would write it to disk, to revive it in the next session
  });
  // Every extension can read the options of a terminal; once its shell has started, they are needed no more.
  void terminal.processId.then(() => {
    for (const name of Object.keys(env)) Reflect.deleteProperty(env, name);
  });
  return terminal;
}

/** What is typed before is shown twice, and a start-up script could read it. */
async function started(terminal: vscode.Terminal, clock: Clock): Promise<void> {
  const owned: { dispose(): unknown }[] = [];
  await new Promise<void>((resolve) => {
    owned.push(
      clock.setTimer(LONGEST_START_MS, resolve),
      vscode.window.onDidChangeTerminalShellIntegration((event) => event.terminal === terminal && resolve()),
      vscode.window.onDidCloseTerminal((closed) => closed === terminal && resolve()),
    );
  });
  for (const one of owned) one.dispose();
}

/**
 * A workspace may name the variable, but not one that means something to other programs: as `HTTPS_PROXY` or
 * `GITHUB_TOKEN` the token would leave for another host.
 */
function checkOwner(variable: string): void {
  if (/tradovate/i.test(variable)) return;
  const byUser = vscode.workspace.getConfiguration('tradovate').inspect('snippets.variable')?.globalValue;
  if (byUser === variable) return;
  throw new UserFacingError(
    'protocol',
    t(
      'This workspace names a variable without “tradovate” for the token, which another program may send elsewhere. Set tradovate.snippets.variable in your user settings if you want that.',
    ),
    { remedies: ['open-settings'] },
  );
}
