import { commands } from '../../core/manifest';
import { cleanQuotation } from '../../core/platform/errors';
import type { TokenResult } from '../../core/session/authJob';
import type { SessionManager } from '../../core/session/sessionManager';
import { commandAction, showMessage } from '../messages';
import { tokenTexts } from './tokenTexts';

type Session = Pick<SessionManager, 'state' | 'now'>;

/** What the buttons of a message do, for the profile that it is about. */
export interface TokenActions {
  readonly copyToken: () => unknown;
  readonly renewToken: () => unknown;
  readonly signInAgain: () => unknown;
}

/**
 * Says which token there is now, and offers what to do with it. Not awaited: the message stays.
 * @param isHidden secrets are hidden on screen
 */
export function announce(
  session: Session,
  { how, token }: TokenResult,
  isHidden: boolean,
  actions: TokenActions,
): void {
  const environment = environmentOf(session);
  const copy = { title: commands.copyToken.title, run: actions.copyToken };
  if (how !== 'kept') {
    const { userName, expiresAt } = token;
    const user = userName === undefined || isHidden ? undefined : cleanQuotation(userName);
    const text =
      how === 'renewed'
        ? tokenTexts.renewed(environment, expiresAt)
        : tokenTexts.signedIn(environment, user, expiresAt);
    void showMessage('info', text, [copy, commandAction(commands.insertSnippet, tokenTexts.insertSnippet)]);
    return;
  }
  const stillValid = tokenTexts.stillValid(environment, token.expiresAt, session.now());
  const { block } = session.state;
  if (block) {
    void showMessage('info', [stillValid, tokenTexts.blocked(block.until)], [copy]);
    return;
  }
  void showMessage('info', stillValid, [
    copy,
    { title: tokenTexts.renew, run: actions.renewToken },
    { title: commands.signInAgain.title, run: actions.signInAgain },
  ]);
}

export function environmentOf({ state }: Pick<Session, 'state'>): string {
  return cleanQuotation(state.environment?.label ?? 'Tradovate');
}
