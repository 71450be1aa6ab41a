import * as vscode from 'vscode';
import { commands, remedies } from '../../core/manifest';
import { t } from '../../core/platform/text';
import type { SetupAction } from '../../core/setup/setupCheck';
import { setupMarkdown } from '../../core/setup/setupMarkdown';
import type { SetupRun } from '../../core/setup/setupRun';
import { localizeSentences } from '../localize';
import { showDone } from '../messages';
import { confirm } from '../confirm';
import type { SetupUi } from './setupUi';

/** The web client: permissions are changed there, and a CAPTCHA is shown. */
const TRADOVATE_URL = 'https://trader.tradovate.com/';

/** What the rows and buttons of one open view do. */
export class SetupActions {
  #asking = false;

  constructor(
    private readonly ui: SetupUi,
    private readonly run: SetupRun,
  ) {}

  /** Does what a row offers, then checks what that may have changed. */
  async perform(action: SetupAction): Promise<void> {
    switch (action) {
      case 'try-again':
        return this.run.run();
      case 'check-rights':
        return this.checkRights();
      case 'open-tradovate':
        await vscode.env.openExternal(vscode.Uri.parse(TRADOVATE_URL));
        return;
      case 'captcha-solved':
        await this.ui.sessionManager.endCaptchaBlock();
        return this.run.run();
      case 'renew-token':
        await vscode.commands.executeCommand(commands.renewToken.id);
        return this.run.refresh();
      case 'sign-in-again':
        await vscode.commands.executeCommand(commands.signInAgain.id);
        return this.run.refresh();
      default: {
        const { command } = remedies[action];
        if (command) await vscode.commands.executeCommand(...command);
        return this.run.refresh();
      }
    }
  }

  /** Once no check is running. Asks first: each read counts for the rate limits of the user. */
  async checkRights(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      await this.run.idle();
      await this.#askAndCheckRights();
    } finally {
      this.#asking = false;
    }
  }

  async #askAndCheckRights(): Promise<void> {
    const { sessionManager } = this.ui;
    if (!(await sessionManager.currentToken())) return this.run.refresh();
    await sessionManager.throwIfBlocked();
    const count = (await this.run.probes()).filter(({ path }) => path !== undefined).length;
    const question = t("Send {0} reads to check the key's permissions?", count);
    const detail = [
      t('One harmless read for each permission, one after the other.'),
      t('Nothing is modified, and the responses are discarded.'),
    ];
    if (await confirm({ question, detail }, t('Check Permissions'))) await this.run.checkRights();
  }

  async copy(): Promise<void> {
    const about = [`tradovate-token ${this.ui.version}`, `vscode ${vscode.version}`, vscode.env.appHost].join(' · ');
    const text = setupMarkdown(this.run.checks, about, localizeSentences);
    await vscode.env.clipboard.writeText(this.ui.mask(text));
    showDone(t('Copied as Markdown'));
  }
}
