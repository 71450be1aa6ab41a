import * as vscode from 'vscode';
import { lazy } from './core/platform/lazy';
import { englishText } from './core/platform/text';
import type * as Importing from './core/profile/importing';
import { readEnvironments } from './core/profile/environment';
import { ProfileStore } from './core/profile/profileStore';
import { Redactor } from './core/platform/redactor';
import { SessionManager } from './core/session/sessionManager';
import { RenewalScheduler } from './core/session/renewalScheduler';
import type * as Snippets from './features/requests';
import { readShipped, writeText } from './host/files';
import { fetchHttp } from './host/http';
import { platformLock } from './host/lock';
import { channelLog } from './host/log';
import { isNodeHost, monotonic, randomId, systemClock } from './host/machine';
import { platformNetwork } from './host/network';
import { loadFeature } from './host/loadFeature';
import { settings } from './host/settings';
import { sharedFile } from './host/sharedFile';
import { mementoMemory, secretVault } from './host/storage';
import { reportBackgroundErrors } from './ui/backgroundErrors';
import { keepContextKeys } from './ui/contextKeys';
import { ErrorReporter } from './ui/errorReporter';
import { localize } from './ui/localize';
import { showMenu } from './ui/menu';
import { profileCommands } from './ui/profile/profileCommands';
import { firstProfile } from './ui/profile/firstProfile';
import { removeAllData } from './ui/removeAllData';
import { createSidebar } from './ui/sidebar/sidebar';
import { tryRequest } from './ui/sidebar/tryRequest';
import { snippetCommands, watchEditors } from './ui/snippets/snippetCommands';
import { IssuedTokens } from './ui/snippets/issuedTokens';
import { createStatusBar } from './ui/statusBar';
import { Terminals } from './ui/terminal';
import { tokenCommands, type TokenUi } from './ui/token/tokenCommands';

/** Builds, connects and registers. Reads no secret, uses no network, waits for nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const begun = monotonic();
  const own = <T extends vscode.Disposable>(owned: T): T => {
    context.subscriptions.push(owned);
    return owned;
  };

  // What is outside.
  const redactor = new Redactor();
  const log = own(channelLog(redactor));
  const clock = systemClock;
  const memory = mementoMemory(context.globalState);
  const workspace = mementoMemory(context.workspaceState);
  const vault = secretVault(context.secrets);
  const shared = own(sharedFile(context.globalStorageUri, 'ledger.json'));
  const lock = platformLock(vscode.Uri.joinPath(context.globalStorageUri, 'locks').fsPath);

  // The core.
  const environments = () => readEnvironments(settings.environments).environments;
  const store = new ProfileStore({
    memory,
    workspace,
    vault,
    redactor,
    uuid: randomId,
    now: () => clock.now(),
  });
  const profiles = {
    active: () => store.active(),
    environment: (id: string) => environments().find((environment) => environment.id === id),
    credentials: (id: string) => store.credentials(id),
    isTrusted: (host: string) => store.isTrusted(host),
    trust: (host: string) => store.trust(host),
    onDidChange: store.onDidChange,
    onDidRemove: store.onDidRemove,
  };
  const sessionManager = own(
    new SessionManager(
      { http: fetchHttp, vault, memory, shared, lock, clock, log, uuid: randomId },
      profiles,
      () => settings.session,
      redactor,
    ),
  );
  const renewer = own(
    new RenewalScheduler(sessionManager, clock, () => settings.session, Math.random, platformNetwork),
  );

  // What is loaded on first use.
  const importing = lazy(() => loadFeature<typeof Importing>(context.extensionUri, 'importing'));
  const requests = lazy(async () => {
    const part = loadFeature<typeof Snippets>(context.extensionUri, 'snippets');
    const [kit, operations] = await Promise.all([part, readShipped(context.extensionUri, 'dist', 'operations.json')]);
    return { ...kit, catalogue: kit.parseCatalog(operations), known: new kit.ValueSuggestions() };
  });

  // What a person meets.
  const reporter = new ErrorReporter(redactor, log);
  const profileUi = { store, environments, importing, redactor, log, reporter };
  const seen = own(new IssuedTokens(sessionManager));
  const tokenUi: TokenUi = {
    sessionManager,
    reporter,
    firstProfile: () => firstProfile(profileUi),
    onToken: (token) => seen.add(token),
  };
  const terminals = new Terminals({ tokenUi, requests, settings, clock, available: isNodeHost() });
  const snippetUi = { tokenUi, requests, memory, settings, terminals, seen, runReporting: reporter.runReporting };
  const sidebar = own(
    createSidebar({
      extension: context.extensionUri,
      http: fetchHttp,
      nonce: randomId,
      writeText,
      ...{ clock, log, memory, redactor, settings, snippetUi },
    }),
  );
  const statusBar = own(createStatusBar(sessionManager, clock, () => settings.statusBarVisibility));
  own(keepContextKeys(sessionManager));
  own(reportBackgroundErrors(sessionManager, reporter));
  own(watchEditors(snippetUi));

  const commands: Readonly<Record<string, (argument?: unknown) => unknown>> = {
    ...tokenCommands(tokenUi),
    ...profileCommands(profileUi),
    ...snippetCommands(snippetUi),
    'tradovate.tryRequest': (argument) => reporter.runReporting(() => tryRequest(sidebar, argument)),
    'tradovate.showMenu': () => showMenu(sessionManager),
    'tradovate.showLog': () => log.show(),
    'tradovate.removeAllData': () =>
      removeAllData(async () => {
        await sessionManager.forgetAll();
        await store.removeAll();
        seen.clear();
        sidebar.clear();
      }).catch((error: unknown) => reporter.report(error)),
  };
  for (const [id, run] of Object.entries(commands)) own(vscode.commands.registerCommand(id, run));

  // What moves by itself.
  own(vscode.window.onDidChangeWindowState(({ focused }) => focused && renewer.check()));
  own(settings.onDidChange('renewal', () => renewer.check()));
  own(settings.onDidChange('statusBar', () => statusBar.draw()));
  own(
    settings.onDidChange('environments', () => {
      for (const problem of readEnvironments(settings.environments).problems)
        void vscode.window.showWarningMessage(localize(problem.text));
      void sessionManager.refresh();
    }),
  );
  for (const problem of readEnvironments(settings.environments).problems) log.warn(englishText(problem.text));
  log.info(`ready in ${(monotonic() - begun).toFixed(1)} ms`);
}
