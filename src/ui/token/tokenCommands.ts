import { commands } from '../../core/manifest';
import type { Presentation } from '../../core/platform/presentation/presentation';
import type { AccessToken } from '../../core/auth/accessToken';
import { cleanQuotation } from '../../core/platform/errors';
import type { ExpiringClipboard } from '../../core/platform/expiringClipboard';
import type { UserPrompts } from '../../core/platform/ports';
import { t, type Text } from '../../core/platform/text';
import type { Profile } from '../../core/profile/profile';
import type { TokenResult } from '../../core/session/authJob';
import { profileCheck } from '../../core/session/profileCheck';
import { otherProfileError } from '../../core/session/sessionErrors';
import type { SessionManager } from '../../core/session/sessionManager';
import { shownProfileLabel } from '../../core/session/shownProfileLabel';
import type { ErrorReporter, RemedyActions } from '../errorReporter';
import { showDone } from '../messages';
import { withProgress } from '../prompts';
import { announce, environmentOf } from './tokenMessages';
import { tokenTexts } from './tokenTexts';

export interface TokenUi {
  readonly sessionManager: SessionManager;
  readonly reporter: ErrorReporter;
  /** Leads to a first profile, by hand or import; `undefined`: the user canceled. */
  readonly firstProfile: () => Promise<Profile | undefined>;
  /** Asks for a token that was issued elsewhere, and takes it over in a profile. Rejects with a `UserFacingError`. */
  readonly useExistingToken: () => Promise<{ readonly profile: Profile; readonly result: TokenResult }>;
  readonly clipboard: ExpiringClipboard;
  /** How long a copied token stays in the clipboard, ms; 0: for good. */
  readonly clipboardLimitMs: () => number;
  /** Whether secrets are hidden on screen. */
  readonly presentation: Pick<Presentation, 'isOn' | 'onDidChange'>;
}

/** The commands about the one token. None returns it: any extension may call a command. */
export function tokenCommands(ui: TokenUi) {
  return {
    [commands.getToken.id]: () => getToken(ui),
    [commands.renewToken.id]: () => renewToken(ui),
    [commands.signInAgain.id]: () => signInAgain(ui),
    [commands.useExistingToken.id]: () => useExistingToken(ui),
    [commands.forgetToken.id]: () => forgetToken(ui),
    [commands.copyToken.id]: () => copyToken(ui),
    [commands.copyAuthorizationHeader.id]: () =>
      copy(ui, ({ accessToken }) => `Authorization: Bearer ${accessToken}`, tokenTexts.headerCopied),
  };
}

/**
 * A valid token, with a profile asked for first if there is none, and with progress only if a request is needed.
 * `undefined`: it failed or was canceled, and that has been reported.
 */
export async function obtainToken(ui: TokenUi, repeat: () => unknown): Promise<AccessToken | undefined> {
  const actions = remedyActions(ui, repeat);
  try {
    if (!(await hasProfile(ui))) return undefined;
    const { current, obtain } = await currentToken(ui);
    return current ?? (await obtain((user) => ui.sessionManager.validToken(user)));
  } catch (error) {
    void ui.reporter.report(error, actions);
    return undefined;
  }
}

interface CurrentToken {
  readonly current: AccessToken | undefined;
  /** Gets one of the same profile, with progress. */
  readonly obtain: <T>(work: (user: UserPrompts) => Promise<T>) => Thenable<T>;
}

/** That of the profile that is active now. Rejects with a `canceled` error if the user switches in the meantime. */
async function currentToken(ui: TokenUi): Promise<CurrentToken> {
  const { sessionManager } = ui;
  const checkProfile = profileCheck(sessionManager);
  const current = await sessionManager.currentToken();
  checkProfile();
  const obtain: CurrentToken['obtain'] = (work) =>
    withProgress(signingIn(ui), sessionManager, (user) => {
      checkProfile();
      return work(user);
    });
  return { current, obtain };
}

async function getToken(ui: TokenUi): Promise<void> {
  await runReporting(
    ui,
    () => getToken(ui),
    async () => {
      if (!(await hasProfile(ui))) return;
      const { sessionManager } = ui;
      const { current, obtain } = await currentToken(ui);
      if (current && current.expiresAt - sessionManager.now() > sessionManager.renewalLeadOf(current))
        announceResult(ui)({ how: 'kept', token: current });
      else await obtain((user) => sessionManager.getToken(user)).then(announceResult(ui));
    },
  );
}

async function renewToken(ui: TokenUi): Promise<void> {
  await withToken(ui, t('Renewing the token'), (user) => ui.sessionManager.renew(user).then(announceResult(ui)));
}

async function signInAgain(ui: TokenUi): Promise<void> {
  await withToken(ui, signingIn(ui), (user) => ui.sessionManager.signInAgain(user).then(announceResult(ui)));
}

async function withToken(ui: TokenUi, title: Text, work: (user: UserPrompts) => Promise<void>): Promise<void> {
  await runReporting(
    ui,
    () => withToken(ui, title, work),
    async () => {
      if (await hasProfile(ui)) await withProgress(title, ui.sessionManager, work);
    },
  );
}

async function useExistingToken(ui: TokenUi): Promise<void> {
  await runReporting(
    ui,
    () => useExistingToken(ui),
    async () => {
      const { profile, result } = await ui.useExistingToken();
      // The message is about the active profile, and the user may have switched in the meantime.
      if (profile.id === ui.sessionManager.state.profile?.id) announceResult(ui)(result);
    },
  );
}

async function forgetToken(ui: TokenUi): Promise<void> {
  await runReporting(
    ui,
    () => forgetToken(ui),
    async () => {
      await ui.sessionManager.forget();
      await ui.clipboard.clear();
      showDone(t('Token removed'));
    },
  );
}

function copyToken(ui: TokenUi): Promise<void> {
  return copy(ui, ({ accessToken }) => accessToken, tokenTexts.copied);
}

async function copy(
  ui: TokenUi,
  textOf: (token: AccessToken) => string,
  done: (environment: string, expiresAt: number, limitMs: number) => Text,
): Promise<void> {
  const token = await obtainToken(ui, () => copy(ui, textOf, done));
  if (!token) return;
  const environment = environmentOf(ui.sessionManager);
  const limitMs = ui.clipboardLimitMs();
  await ui.clipboard.copy(textOf(token), limitMs);
  showDone(done(environment, token.expiresAt, limitMs));
}

async function hasProfile({ sessionManager, firstProfile }: TokenUi): Promise<boolean> {
  return sessionManager.state.profile !== undefined || (await firstProfile()) !== undefined;
}

async function runReporting(ui: TokenUi, again: () => unknown, work: () => Promise<void>): Promise<void> {
  await ui.reporter.runReporting(work, remedyActions(ui, again));
}

function remedyActions(ui: TokenUi, again: () => unknown): RemedyActions {
  const forThisProfile = profileGuard(ui);
  return {
    'try-again': forThisProfile(again),
    'get-token': forThisProfile(() => getToken(ui)),
    'sign-in-again': forThisProfile(() => signInAgain(ui)),
    'captcha-solved': forThisProfile(async () => {
      await ui.sessionManager.endCaptchaBlock();
      await again();
    }),
  };
}

/** For the buttons of a message, which stays: they do nothing for another profile than the one that is active now. */
function profileGuard({ sessionManager, reporter }: TokenUi): (run: () => unknown) => () => Promise<void> {
  const asked = sessionManager.state.profile?.id;
  return (run) => () =>
    reporter.runReporting(async () => {
      // Its environment may be another one: the message may have led the user to correct its address.
      if (asked !== undefined && asked !== sessionManager.state.profile?.id) throw otherProfileError();
      await run();
    });
}

function announceResult(ui: TokenUi): (result: TokenResult) => void {
  return (result) => {
    const forThisProfile = profileGuard(ui);
    announce(ui.sessionManager, result, ui.presentation.isOn, {
      copyToken: forThisProfile(() => copyToken(ui)),
      renewToken: forThisProfile(() => renewToken(ui)),
      signInAgain: forThisProfile(() => signInAgain(ui)),
    });
  };
}

function signingIn({ sessionManager, presentation }: TokenUi): Text {
  const profile = shownProfileLabel(sessionManager.state, presentation.isOn);
  return profile === undefined ? t('Getting a token') : tokenTexts.gettingToken(cleanQuotation(profile));
}
