import * as vscode from 'vscode';
import type { AccessToken } from '../core/auth/accessToken';
import { baseUrlFor } from '../core/auth/apiHosts';
import { EXTENSION_ID } from '../core/manifest';
import { localTime } from '../core/platform/durations';
import { cleanQuotation, UserFacingError } from '../core/platform/errors';
import type { Clock } from '../core/platform/ports';
import { t } from '../core/platform/text';
import type { Environment } from '../core/profile/environment';
import { wslVariables } from '../core/snippets/terminalCommand';
import { checkToken, marketDataVariable } from '../core/snippets/tokenPlaceholder';
import { BusyTerminals } from './busyTerminals';
import { localize } from './localize';
import { obtainToken, type TokenUi } from './token/tokenCommands';

const URL_VARIABLE = 'TRADOVATE_API_URL';
/** A shell without VS Code's integration doesn't say when it takes commands. */
const MAX_START_MS = 2000;

export interface TerminalUi {
  readonly tokenUi: TokenUi;
  readonly settings: { readonly snippetVariable: string };
  readonly clock: Clock;
  /** False in the web host, which has no terminals. */
  readonly available: boolean;
  /** Of the machine that the extension runs on: `process.platform`, and a variable of its environment. */
  readonly platform: string | undefined;
  readonly environmentVariable: (name: string) => string | undefined;
}

/** A terminal with the token of its environment. */
export interface OpenedTerminal {
  readonly terminal: vscode.Terminal;
  readonly environment: Environment;
  readonly token: AccessToken;
}

/** In place of the id of a token. */
const NO_TOKEN = '';

/** Terminals whose environment, and nothing else, holds the current token: neither a file nor a command line does. */
export class Terminals {
  /** Which token each terminal has, by profile, variable and when it was received. */
  readonly #tokenIds = new WeakMap<vscode.Terminal, string>();
  readonly #started = new WeakMap<vscode.Terminal, Promise<void>>();
  readonly #busy = new BusyTerminals();

  constructor(private readonly ui: TerminalUi) {}

  get available(): boolean {
    return this.ui.available;
  }

  /** Terminals open on another machine than the one that the extension runs on. */
  get elsewhere(): boolean {
    return terminalsOpenElsewhere();
  }

  /** A new one. `undefined`: there is no token, and that was reported. Rejects with a `UserFacingError`. */
  open(retry: () => unknown): Promise<OpenedTerminal | undefined> {
    return this.#open(retry, () => undefined);
  }

  /** One that has the current token already and waits for a command, else a new one. As `open`. */
  ready(retry: () => unknown): Promise<OpenedTerminal | undefined> {
    return this.#open(retry, (tokenId) => this.#waiting(tokenId));
  }

  /** One without a token that waits for a command, else a new one. Throws a `UserFacingError`. */
  withoutToken(): vscode.Terminal {
    if (!this.ui.available) throw noTerminals();
    return this.#waiting(NO_TOKEN) ?? this.#create(NO_TOKEN, { name: 'Tradovate', env: {} });
  }

  /** Kind of the shell there, `bash` or `pwsh`, once it takes commands; `undefined` if VS Code doesn't know it. */
  async shellOf(terminal: vscode.Terminal): Promise<string | undefined> {
    await this.#started.get(terminal);
    return terminal.state.shell;
  }

  /** Types the text there, and runs it if `execute`. */
  async type(terminal: vscode.Terminal, text: string, execute: boolean): Promise<void> {
    terminal.show();
    await this.#started.get(terminal);
    this.#busy.add(terminal);
    terminal.sendText(text, execute);
  }

  dispose(): void {
    this.#busy.dispose();
  }

  async #open(
    retry: () => unknown,
    find: (tokenId: string) => vscode.Terminal | undefined,
  ): Promise<OpenedTerminal | undefined> {
    const { available, tokenUi, settings, platform, environmentVariable } = this.ui;
    if (!available) throw noTerminals();
    const variable = settings.snippetVariable;
    checkVariable(variable);
    const token = await obtainToken(tokenUi, retry);
    const { environment, profile } = tokenUi.sessionManager.state;
    if (!token || environment?.baseUrl !== token.issuerUrl) return undefined;
    const tokenId = `${profile?.id ?? ''} ${variable} ${token.receivedAt}`;
    const existing = find(tokenId);
    if (existing) return { terminal: existing, environment, token };
    const env = {
      [variable]: token.accessToken,
      [marketDataVariable(variable)]: token.mdAccessToken ?? token.accessToken,
      [URL_VARIABLE]: baseUrlFor(environment, token),
    };
    const forWsl = platform === 'win32' ? wslVariables(Object.keys(env), environmentVariable('WSLENV')) : {};
    const terminal = this.#create(tokenId, {
      name: `Tradovate (${cleanQuotation(environment.label)})`,
      env: { ...env, ...forWsl },
      message: localize(t('{0} is valid until {1}', variable, localTime(token.expiresAt))),
    });
    return { terminal, environment, token };
  }

  #waiting(tokenId: string): vscode.Terminal | undefined {
    const isAlive = ({ exitStatus }: vscode.Terminal) => exitStatus === undefined;
    return vscode.window.terminals.find(
      (one) => this.#tokenIds.get(one) === tokenId && isAlive(one) && !this.#busy.has(one),
    );
  }

  #create(tokenId: string, options: TerminalOptions): vscode.Terminal {
    const terminal = create(options);
    this.#tokenIds.set(terminal, tokenId);
    this.#started.set(terminal, started(terminal, this.ui.clock));
    return terminal;
  }
}

type TerminalOptions = Pick<vscode.TerminalOptions, 'name' | 'message'> & { readonly env: Record<string, string> };

/** In a remote window, terminals open on the remote machine, also for an extension that runs on the user's. */
function terminalsOpenElsewhere(): boolean {
  const kind = vscode.extensions.getExtension(EXTENSION_ID)?.extensionKind;
  return vscode.env.remoteName !== undefined && kind === vscode.ExtensionKind.UI;
}

function create(options: TerminalOptions): vscode.Terminal {
  const { env } = options;
  const terminal = vscode.window.createTerminal({
    ...options,
    iconPath: new vscode.ThemeIcon('key'),
    isTransient: true, // otherwise VS Code writes it to disk, to revive it in the next session
  });
  // Every extension can read the options of a terminal; once its shell has started, they are no longer needed.
  void terminal.processId.then(() => {
    for (const name of Object.keys(env)) Reflect.deleteProperty(env, name);
  });
  return terminal;
}

/** Text typed before the shell takes commands is shown twice, and a start-up script could read it. */
async function started(terminal: vscode.Terminal, clock: Clock): Promise<void> {
  const owned: { dispose(): unknown }[] = [];
  await new Promise<void>((resolve) => {
    owned.push(
      clock.setTimer(MAX_START_MS, resolve),
      vscode.window.onDidChangeTerminalShellIntegration((event) => event.terminal === terminal && resolve()),
      vscode.window.onDidCloseTerminal((closed) => closed === terminal && resolve()),
    );
  });
  for (const one of owned) one.dispose();
}

/**
 * A workspace may name the variable, but not one that other programs read: as `HTTPS_PROXY` or `GITHUB_TOKEN` the token
 * would be sent to another host.
 * @throws {UserFacingError} `invalid-input`: not a name; `blocked`: such a name
 */
export function checkVariable(variable: string): void {
  checkToken({ kind: 'reference', variable });
  if (/tradovate/i.test(variable)) return;
  const byUser = vscode.workspace.getConfiguration('tradovate').inspect('snippets.variable')?.globalValue;
  if (byUser === variable) return;
  throw new UserFacingError(
    'blocked',
    t(
      "The workspace sets 'tradovate.snippets.variable' to a name that other programs may use. Set it in your user settings to allow it.",
    ),
    { remedies: ['open-settings'] },
  );
}

export function noTerminals(): UserFacingError {
  return new UserFacingError(
    'unsupported',
    t('VS Code for the Web has no terminals. Use the desktop version, or copy the token.'),
  );
}
