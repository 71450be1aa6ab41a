import * as vscode from 'vscode';
import { cleanQuotation } from '../../core/platform/errors';
import type { AccessToken } from '../../core/auth/accessToken';
import type { Profile } from '../../core/profile/profile';
import type { UserPrompts } from '../../core/platform/ports';
import type { TokenResult } from '../../core/session/authTransaction';
import { localTime, spokenDuration } from '../../core/platform/durations';
import type { SessionManager } from '../../core/session/sessionManager';
import type { ErrorReporter } from '../errorReporter';
import { localize } from '../localize';
import { withProgress } from '../prompts';

export interface TokenUi {
  readonly sessionManager: SessionManager;
  readonly reporter: ErrorReporter;
  /** Leads to a first profile, by hand or import; `undefined`: the person wants none. */
  readonly firstProfile: () => Promise<Profile | undefined>;
  /** Is told of each token that a person is given. */
  readonly onToken?: (token: AccessToken) => void;
}

/** The commands about the one token. None returns it: any extension may call a command. */
export function tokenCommands(ui: TokenUi): Readonly<Record<string, () => Promise<void>>> {
  return {
    'tradovate.getToken': () => getToken(ui),
    'tradovate.renewToken': () =>
      withToken(ui, 'Renewing the token', (person) => ui.sessionManager.renew(person).then(announceNew(ui))),
    'tradovate.signInAgain': () => signInAgain(ui),
    'tradovate.forgetToken': () => forgetToken(ui),
    'tradovate.copyToken': () => copy(ui, 'Token', ({ accessToken }) => accessToken),
    'tradovate.copyAuthorizationHeader': () =>
      copy(ui, 'Authorization header', ({ accessToken }) => `Authorization: Bearer ${accessToken}`),
  };
}

/**
 * A valid token for whatever needs one, with a profile asked for first where there is none, and with progress only where
 * the service has to be asked. `undefined`: it failed or was cancelled, and the person has been told.
 */
export async function obtainToken(ui: TokenUi, repeat: () => unknown): Promise<AccessToken | undefined> {
  try {
    if (!(await hasProfile(ui))) return undefined;
    const held = await ui.sessionManager.currentToken();
    const token =
      held ?? (await withProgress(signingIn(ui), ui.sessionManager, (person) => ui.sessionManager.validToken(person)));
    ui.onToken?.(token);
    return token;
  } catch (error) {
    void ui.reporter.report(error, remedies(ui, repeat));
    return undefined;
  }
}

async function getToken(ui: TokenUi): Promise<void> {
  await runReporting(
    ui,
    () => getToken(ui),
    async () => {
      if (!(await hasProfile(ui))) return;
      const held = await ui.sessionManager.currentToken();
      if (held && held.expiresAt - ui.sessionManager.now() > ui.sessionManager.renewalLeadOf(held))
        void announceKept(ui, held);
      else
        await withProgress(signingIn(ui), ui.sessionManager, (person) => ui.sessionManager.getToken(person)).then(
          announceNew(ui),
        );
    },
  );
}

async function signInAgain(ui: TokenUi): Promise<void> {
  await withToken(ui, signingIn(ui), (person) => ui.sessionManager.signInAgain(person).then(announceNew(ui)));
}

async function withToken(ui: TokenUi, title: string, work: (person: UserPrompts) => Promise<void>): Promise<void> {
  await runReporting(
    ui,
    () => withToken(ui, title, work),
    async () => {
      if (await hasProfile(ui)) await withProgress(title, ui.sessionManager, work);
    },
  );
}

async function forgetToken(ui: TokenUi): Promise<void> {
  await runReporting(
    ui,
    () => forgetToken(ui),
    async () => {
      await ui.sessionManager.forget();
      vscode.window.setStatusBarMessage('$(check) Token forgotten', 5000);
    },
  );
}

async function copy(ui: TokenUi, what: string, text: (token: AccessToken) => string): Promise<void> {
  const token = await obtainToken(ui, () => copy(ui, what, text));
  if (!token) return;
  await vscode.env.clipboard.writeText(text(token));
  vscode.window.setStatusBarMessage(`$(check) ${what} copied, valid until ${localTime(token.expiresAt)}`, 5000);
}

async function hasProfile({ sessionManager, firstProfile }: TokenUi): Promise<boolean> {
  return sessionManager.state.profile !== undefined || (await firstProfile()) !== undefined;
}

async function runReporting(ui: TokenUi, again: () => unknown, work: () => Promise<void>): Promise<void> {
  await ui.reporter.runReporting(work, remedies(ui, again));
}

function remedies(ui: TokenUi, again: () => unknown) {
  return {
    'try-again': again,
    'sign-in-again': () => signInAgain(ui),
    'captcha-solved': async () => {
      await ui.sessionManager.endCaptchaBlock();
      await again();
    },
  };
}

function signingIn({ sessionManager }: TokenUi): string {
  return `Getting a token: ${cleanQuotation(sessionManager.state.profile?.label ?? 'Tradovate')}`;
}

function announceNew(ui: TokenUi): (ensured: TokenResult) => void {
  return ({ how, token }) => {
    if (how === 'kept') void announceKept(ui, token);
    else {
      const what =
        how === 'renewed'
          ? 'token renewed'
          : `signed in as ${cleanQuotation(token.userName ?? ui.sessionManager.state.profile?.label ?? '')}`;
      void offer(`${environmentOf(ui)}: ${what}. The token lives until ${localTime(token.expiresAt)}.`, {
        'Copy Token': () => vscode.commands.executeCommand('tradovate.copyToken'),
        'Insert Snippet': () => vscode.commands.executeCommand('tradovate.insertSnippet'),
      });
    }
  };
}

function announceKept(ui: TokenUi, token: AccessToken): Promise<void> {
  const left = localize(spokenDuration(token.expiresAt - ui.sessionManager.now()));
  const text = `${environmentOf(ui)}: the token lives another ${left}, until ${localTime(token.expiresAt)}.`;
  const copyIt = { 'Copy Token': () => vscode.commands.executeCommand('tradovate.copyToken') };
  const { block: stop } = ui.sessionManager.state;
  if (stop) return offer(`${text} Nothing is sent to Tradovate until ${localTime(stop.until)}.`, copyIt);
  return offer(text, {
    ...copyIt,
    Renew: () => vscode.commands.executeCommand('tradovate.renewToken'),
    'Sign In Again': () => signInAgain(ui),
  });
}

function environmentOf({ sessionManager }: TokenUi): string {
  return cleanQuotation(sessionManager.state.environment?.label ?? 'Tradovate');
}

async function offer(text: string, actions: Readonly<Record<string, () => unknown>>): Promise<void> {
  const chosen = await vscode.window.showInformationMessage(text, ...Object.keys(actions));
  if (chosen !== undefined) await actions[chosen]?.();
}
