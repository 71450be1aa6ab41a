import * as vscode from 'vscode';
import { commands } from '../core/manifest';
import { Emitter } from '../core/platform/event';
import { ExpiringClipboard } from '../core/platform/expiringClipboard';
import { lazy } from '../core/platform/lazy';
import { LimitedSecretStore } from '../core/platform/limitedSecretStore';
import { limitedKeyValueStore } from '../core/platform/limitedStores';
import type { Disposable, Http, KeyValueStore } from '../core/platform/ports';
import { ReleaseNotes } from '../core/platform/releaseNotes';
import { Redactor } from '../core/platform/redactor';
import type { Presentation } from '../core/platform/presentation/presentation';
import { parseCatalog, type Catalog } from '../core/operations/catalog';
import { englishText } from '../core/platform/text';
import { readEnvironments } from '../core/profile/environment';
import type { Profile } from '../core/profile/profile';
import { ProfileStore } from '../core/profile/profileStore';
import { isLive } from '../core/requests/send/liveGuard';
import { LiveLog } from '../core/requests/send/liveLog';
import type { PendingPenalties } from '../core/requests/send/penalties';
import { KnownSecrets } from '../core/scanning/knownSecrets';
import { secretOwner } from '../core/scanning/secretOwner';
import { RenewalScheduler } from '../core/session/renewalScheduler';
import type { AccountsChange } from '../core/session/accounts/accountSession';
import { SecretIndex } from '../core/session/secretIndex';
import { profilesOf } from '../core/session/profilesOf';
import { SessionManager } from '../core/session/sessionManager';
import type { OAuthPorts, SessionPorts } from '../core/session/sessionPorts';
import { systemClipboard } from '../host/clipboard';
import { readShipped } from '../host/files';
import { fetchHttp } from '../host/http';
import { liveLogFile } from '../host/liveLogFile';
import { loadFeature } from '../host/loadFeature';
import { platformLock } from '../host/lock';
import { channelLog, type ChannelLog } from '../host/log';
import { nodePlatform, randomId, systemClock } from '../host/machine';
import { platformNetwork } from '../host/network';
import { randomText, sha256 } from '../host/randomText';
import { partSettings, settings } from '../host/settings';
import { sharedRecordsFile } from '../host/sharedFile';
import { keyValueStore, secretStore, systemKeyringHelp } from '../host/storage';
import { reportBackgroundErrors } from '../ui/backgroundErrors';
import { createAccounts, type SharedAccounts } from '../ui/accounts/accounts';
import { ErrorReporter } from '../ui/errorReporter';
import { showMenu } from '../ui/menu';
import { openReleaseNotes } from '../ui/releaseNotes';
import type { ProfileUi } from '../ui/profile/profilePrompts';
import { registerLaunchFileHelp, type LaunchFileHelp } from '../ui/run/launchFileHelp';
import { watchTokens } from '../ui/snippets/tokenCodeLens';
import type { SetupUi } from '../ui/setup/setupUi';
import { obtainToken, tokenCommands, type TokenUi } from '../ui/token/tokenCommands';
import type { CommandTable, SessionCommandId } from './commandTable';
import type * as Profiles from './profiles';
import type * as Scanning from './scanning';
import type * as Setup from './setup';
import type * as SignIn from './signIn';

/** What other parts share with this one: the one session of the window and what belongs to it. */
export interface SessionServices {
  readonly extension: vscode.Uri;
  readonly memory: KeyValueStore;
  readonly redactor: Redactor;
  readonly log: ChannelLog;
  readonly http: Http;
  readonly sessionManager: SessionManager;
  readonly knownSecrets: KnownSecrets;
  readonly reporter: ErrorReporter;
  readonly tokenUi: TokenUi;
  readonly accounts: SharedAccounts;
  /** Every request that is sent to LIVE. */
  readonly liveLog: LiveLog;
  /** Met by any part: the service counts by address. */
  readonly penalties: PendingPenalties;
  /** Whether secrets are hidden on screen. */
  readonly presentation: Presentation;
  /** All operations; parsed on first use. */
  readonly catalog: () => Promise<Catalog>;
  /** Remove what came from the service or was typed. */
  readonly onDidRemoveAllData: (listener: () => void) => Disposable;
}

type ProfileCommandId = keyof ReturnType<typeof Profiles.profileCommands>;

export interface SessionFeature extends Disposable {
  readonly services: SessionServices;
  readonly commands: CommandTable<SessionCommandId>;
}

/** The part that owns profiles and the session. Loaded with the first command, or after start-up if there is a profile. */
export function startSession(
  context: vscode.ExtensionContext,
  presentation: Presentation,
  onAccountsChange: (change: AccountsChange) => void,
): SessionFeature {
  const owned: Disposable[] = [];
  const own = <T extends Disposable>(one: T): T => {
    owned.push(one);
    return one;
  };

  // Platform
  const redactor = new Redactor();
  const log = own(channelLog(redactor));
  const clock = systemClock;
  const memory = limitedKeyValueStore(keyValueStore(context.globalState), clock);
  const workspace = keyValueStore(context.workspaceState);
  const secrets = secretStore(context.secrets, systemKeyringHelp(context));
  const vault = new SecretIndex(new LimitedSecretStore(secrets, clock), memory);
  const shared = own(sharedRecordsFile(context));
  const lock = platformLock(vscode.Uri.joinPath(context.globalStorageUri, 'locks').fsPath);
  const liveLogStore = own(liveLogFile(context));
  const mask = (text: string) => redactor.mask(text);
  const liveLog = new LiveLog(liveLogStore, lock, clock, log, mask, randomId);
  const environments = () => readEnvironments(settings.environments).environments;

  // Core
  const store = new ProfileStore({
    ...{ memory, workspace, vault, redactor, uuid: randomId, now: () => clock.now() },
    onSecrets: (profileId, secrets) => knownSecrets.addCredentials(profileId, secrets),
  });
  const profiles = profilesOf(store, environments);
  const signIns = lazy(() => loadFeature<typeof SignIn>(context.extensionUri, 'signIn'));
  const oauth: OAuthPorts = {
    signIn: async (request, signal) => {
      const { browserSignIn, platformRedirects } = await signIns();
      return browserSignIn(request, signal, { clock, listen: platformRedirects });
    },
    randomText,
    sha256,
  };
  const ports: SessionPorts = {
    ...{ http: fetchHttp, vault, memory, shared, lock, clock, log, uuid: randomId, oauth },
    onToken: (profileId, token) => void knownSecrets.addToken(profileId, token),
  };
  const sessionManager = own(new SessionManager(ports, profiles, () => settings.session, redactor));
  const ownerOf = (profileId: string) => secretOwner(store.get(profileId), environments(), isLive);
  const knownSecrets = own(new KnownSecrets({ memory, session: sessionManager, ownerOf }));
  const scheduler = own(
    new RenewalScheduler(sessionManager, clock, () => settings.session, Math.random, platformNetwork),
  );

  // UI
  const reporter = new ErrorReporter(redactor, log);
  const profileQuestions = lazy(() => loadFeature<typeof Profiles>(context.extensionUri, 'profiles'));
  const useExistingToken = async (edited?: Profile) =>
    (await signIns()).useExistingToken(profileUi, sessionManager, edited);
  const profileUi: ProfileUi = {
    platform: nodePlatform(),
    ...{ store, environments, redactor, log, reporter },
    otherSignIns: signIns,
    useExistingToken: async (edited) => (await useExistingToken(edited)).profile,
  };
  const profileCommands = lazy(async (): Promise<CommandTable<ProfileCommandId>> =>
    (await profileQuestions()).profileCommands(profileUi),
  );
  const askAbout = (id: ProfileCommandId) => (argument?: unknown) =>
    reporter.runReporting(async () => (await profileCommands())[id](argument));
  const tokenUi: TokenUi = {
    sessionManager,
    reporter,
    firstProfile: async () => (await profileQuestions()).firstProfile(profileUi),
    useExistingToken: () => useExistingToken(),
    clipboard: own(new ExpiringClipboard(systemClipboard, clock, memory)),
    clipboardLimitMs: () => settings.clipboardLimitMs,
    presentation,
  };
  const accounts = own(
    createAccounts(
      { sessionManager, store, vault, shared, environments, isLive, isShared: (kind) => settings.isShared(kind) },
      onAccountsChange,
    ),
  );
  const removedAllData = own(new Emitter<void>());
  own(reportBackgroundErrors(sessionManager, reporter));
  const launchFiles = lazy(async () => {
    const help = await loadFeature<LaunchFileHelp>(context.extensionUri, 'run');
    return help.createLaunchFileFeatures();
  });
  own(registerLaunchFileHelp(launchFiles));
  own(watchTokens(knownSecrets));

  const removeEverything = async ({ removeAllStoredData, setImportOffered }: typeof Profiles) => {
    try {
      await removeAllStoredData({ sessionManager, secrets: vault, stores: [memory, workspace], lists: [liveLog] });
    } finally {
      store.reload();
      knownSecrets.clear();
      removedAllData.fire();
      // Who removes everything wants no offer to import it again.
      await setImportOffered(memory);
      // What is hidden stays hidden.
      await presentation.set(presentation.isOn);
    }
  };
  const catalog = lazy(async () => parseCatalog(await readShipped(context.extensionUri, 'dist', 'operations.json')));
  const setup = lazy(() => loadFeature<typeof Setup>(context.extensionUri, 'setup'));
  const setupUi: SetupUi = {
    ports: {
      ...ports,
      timeoutMs: () => settings.session.timeoutMs,
      proxy: () => partSettings.proxy,
      catalog,
      isLive,
      liveLog,
    },
    ...{ sessionManager, reporter },
    mask,
    version: String((context.extension.packageJSON as { readonly version?: unknown }).version),
  };
  const releaseNotes = new ReleaseNotes(memory, setupUi.version);
  void releaseNotes.begin();
  const openNews = async () => {
    await releaseNotes.read();
    await openReleaseNotes();
  };
  const scanningPart = lazy(() => loadFeature<typeof Scanning>(context.extensionUri, 'scanning'));
  const scanning = lazy(async () => {
    const { startScanning } = await scanningPart();
    const extension = context.extensionUri;
    return own(startScanning({ extension, knownSecrets, workspace, runReporting: reporter.runReporting }));
  });
  const scanIfNeeded = () => {
    if (partSettings.secretScanning && !knownSecrets.finder.isEmpty) void scanning().catch(() => undefined);
  };
  const refreshUi = {
    obtainToken: (retry: () => unknown) => obtainToken(tokenUi, retry),
    ...{ knownSecrets, runReporting: reporter.runReporting },
  };

  // Event wiring
  own(vscode.window.onDidChangeWindowState(({ focused }) => focused && scheduler.check()));
  own(store.onDidChange(() => knownSecrets.invalidate()));
  own(store.onDidRemove((id) => void knownSecrets.forgetProfile(id)));
  own(knownSecrets.onDidChange(scanIfNeeded));
  own(settings.onDidChange('secretScanning', scanIfNeeded));
  scanIfNeeded();
  own(settings.onDidChange('sharing', () => accounts.announce()));
  own(settings.onDidChange('renewal', () => scheduler.check()));
  own(settings.onDidChange('environments', () => void sessionManager.refresh()));
  for (const { text } of readEnvironments(settings.environments).problems) log.warn(englishText(text));

  return {
    services: {
      extension: context.extensionUri,
      ...{ memory, redactor, log, http: fetchHttp, sessionManager, knownSecrets, reporter, tokenUi, accounts, catalog },
      ...{ liveLog, presentation, penalties: new Map() },
      onDidRemoveAllData: removedAllData.event,
    },
    commands: {
      ...tokenCommands(tokenUi),
      [commands.addProfile.id]: askAbout(commands.addProfile.id),
      [commands.editProfile.id]: askAbout(commands.editProfile.id),
      [commands.switchProfile.id]: askAbout(commands.switchProfile.id),
      [commands.removeProfile.id]: askAbout(commands.removeProfile.id),
      [commands.importCredentials.id]: askAbout(commands.importCredentials.id),
      [commands.refreshTokenHere.id]: (argument) =>
        reporter.runReporting(async () => (await scanningPart()).refreshTokenHere(refreshUi, argument)),
      [commands.checkSetup.id]: () => reporter.runReporting(async () => (await setup()).checkSetup(setupUi)),
      [commands.findExposedSecrets.id]: () =>
        reporter.runReporting(async () => (await scanning()).findExposedSecrets()),
      [commands.showMenu.id]: () =>
        showMenu(
          sessionManager,
          { isHidden: presentation.isOn, isReadOnly: settings.liveReadOnly },
          { release: releaseNotes.unread, open: openNews },
        ),
      [commands.showLog.id]: () => log.show(),
      [commands.removeAllData.id]: () =>
        reporter.runReporting(async () => {
          const part = await profileQuestions();
          await part.removeAllData(() => removeEverything(part));
        }),
    },
    dispose() {
      for (const one of owned.reverse()) one.dispose();
    },
  };
}
