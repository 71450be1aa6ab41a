import * as vscode from 'vscode';
import { isCanceled, toUserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { Profile } from '../../core/profile/profile';
import type { SharedKind } from '../../core/profile/sharing';
import { Accounts, type AccountsParts } from '../../core/session/accounts/accounts';
import type { AccountsChange } from '../../core/session/accounts/accountSession';
import { plainLabel } from '../foreignText';
import { localize, localizeSentences } from '../localize';
import { withProgress } from '../prompts';
import { tokenTexts } from '../token/tokenTexts';
import { accountProviders } from './accountProviders';

/** What VS Code's Accounts ask for. Its errors are those that VS Code passes to the extension that asked. */
export type SharedAccounts = Pick<Accounts, 'sessions' | 'create' | 'remove' | 'announce' | 'dispose'>;

/** @param fire reports to VS Code what changed */
export function createAccounts(parts: AccountsParts, fire: (change: AccountsChange) => void): SharedAccounts {
  const accounts = new Accounts(
    parts,
    {
      chooseProfile: (kind, profiles) => chooseProfile(kind, profiles, parts.store.active()),
      withProgress: (profile, work) => withProgress(tokenTexts.gettingToken(profile.label), parts.sessionManager, work),
    },
    fire,
  );
  return {
    sessions: (...asked) => forAsker(accounts.sessions(...asked)),
    create: (...asked) => forAsker(accounts.create(...asked)),
    remove: (sessionId) => forAsker(accounts.remove(sessionId)),
    announce: () => accounts.announce(),
    dispose: () => accounts.dispose(),
  };
}

async function chooseProfile(
  kind: SharedKind,
  profiles: readonly Profile[],
  active: Profile | undefined,
): Promise<Profile | undefined> {
  const items = profiles.map((profile) => ({
    label: plainLabel(profile.label),
    ...(profile.id === active?.id ? { description: localize(t('active')) } : {}),
    profile,
  }));
  const provider = accountProviders.find((one) => one.kind === kind);
  const chosen = await vscode.window.showQuickPick(items, {
    ...(provider ? { title: provider.label } : {}),
    placeHolder: localize(t('Select a profile')),
    ignoreFocusOut: true,
  });
  return chosen?.profile;
}

/** An error with nothing but its message, in the language of VS Code. */
async function forAsker<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    // As VS Code's own providers call it.
    throw new Error(isCanceled(error) ? 'Canceled' : localizeSentences(toUserFacingError(error).fullText));
  }
}
