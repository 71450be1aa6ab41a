import type * as vscode from 'vscode';
import { SIDEBAR_VIEW } from './core/manifest';
import { lazy } from './core/platform/lazy';
import { Presentation } from './core/platform/presentation/presentation';
import { readEnvironments } from './core/profile/environment';
import { ReplaceableSessionView } from './core/session/replaceableSessionView';
import { StoredSessionView } from './core/session/storedSessionView';
import {
  recipeCommandIds,
  requestCommandIds,
  runCommandIds,
  safeguardCommandIds,
  streamCommandIds,
} from './features/commandTable';
import { loadWhenNeeded } from './features/loadWhenNeeded';
import type * as AgentToolsPart from './features/agentTools';
import type * as DialectsPart from './features/dialects';
import { programsOf } from './features/programsOf';
import type * as Profiles from './features/profiles';
import type * as Recipes from './features/recipes';
import type * as Requests from './features/requests';
import type * as Run from './features/run';
import type * as Safeguards from './features/safeguards';
import type * as Session from './features/session';
import type * as Streams from './features/streams';
import { withSession } from './features/withSession';
import { loadFeature } from './host/loadFeature';
import { systemClock } from './host/machine';
import { settings } from './host/settings';
import { keyValueStore } from './host/storage';
import { registerAccounts } from './ui/accounts/accountProviders';
import { registerTools } from './ui/agentTools/toolStubs';
import { contributedCommands, registerCommands, type CommandRunner } from './ui/commandStubs';
import { keepContextKeys } from './ui/contextKeys';
import { warnOfEnvironments } from './ui/environmentProblems';
import { reportLoadError } from './ui/loadError';
import { findEnvFiles } from './ui/profile/importOfferStub';
import { registerRun } from './ui/run/runStubs';
import { registerSidebar } from './ui/sidebar/sidebarStub';
import { registerCompletion } from './ui/snippets/completionStub';
import { registerSymbolHover } from './ui/snippets/symbolHoverStub';
import { createStatusBar } from './ui/statusBar';

/** Draws what is stored in the open and registers stubs; all else is loaded on first use. Reads no secret, sends nothing. */
export function activate(context: vscode.ExtensionContext): void {
  const own = <T extends vscode.Disposable>(owned: T): T => {
    context.subscriptions.push(owned);
    return owned;
  };

  const memory = keyValueStore(context.globalState);

  // The session as it is stored, until the part that owns it is loaded
  const stored = new StoredSessionView({
    memory,
    workspace: keyValueStore(context.workspaceState),
    clock: systemClock,
    environments: () => readEnvironments(settings.environments).environments,
    renewal: () => settings.session,
  });
  const view = own(new ReplaceableSessionView(stored));

  const presentation = new Presentation(keyValueStore(context.workspaceState));

  // Parts
  const session = lazy(async (): Promise<Session.SessionFeature> => {
    const { startSession } = await loadFeature<typeof Session>(context.extensionUri, 'session');
    const started = own(startSession(context, presentation, (change) => accounts.fire(change)));
    view.replace(started.services.sessionManager);
    return started;
  });
  const dialects = lazy(
    async () => (await loadFeature<typeof DialectsPart>(context.extensionUri, 'dialects')).dialects,
  );
  const requests = lazy(async () => {
    const loading = loadFeature<typeof Requests>(context.extensionUri, 'requests');
    const [{ services }, { startRequests }, writers] = await Promise.all([session(), loading, dialects()]);
    return own(startRequests(services, writers));
  });
  const programs = programsOf(context.extensionUri);
  const lazyPart = withSession(context.extensionUri, session);
  const recipes = lazyPart('recipes', ({ startRecipes }: typeof Recipes, services) => startRecipes(services, programs));
  const streams = lazyPart('streams', async ({ startStreams }: typeof Streams, services) =>
    own(await startStreams(services)),
  );
  const run = lazyPart('run', ({ startRun }: typeof Run, services) => own(startRun(services)));
  const safeguards = lazyPart('safeguards', ({ startSafeguards }: typeof Safeguards, services) =>
    own(startSafeguards(services)),
  );
  const agentTools = lazy(async () => {
    const { startAgentTools } = await loadFeature<typeof AgentToolsPart>(context.extensionUri, 'agentTools');
    return startAgentTools(view, async () => (await session()).services, { programs, dialects });
  });

  // UI
  const statusBar = own(createStatusBar(view, systemClock, presentation, settings));
  own(keepContextKeys(view, presentation));
  own(registerSidebar(SIDEBAR_VIEW, async () => (await requests()).sidebarView));
  own(
    registerCompletion({
      requests: async () => (await requests()).completion,
      recipes: async () => (await recipes()).completion,
      symbols: async () => (await requests()).symbolCompletion,
    }),
  );
  own(registerTools(agentTools));
  own(registerSymbolHover(async () => (await requests()).symbolHover));
  own(registerRun(run));
  const parts: readonly (readonly [readonly string[], () => Promise<CommandRunner>])[] = [
    [requestCommandIds, requests],
    [recipeCommandIds, recipes],
    [streamCommandIds, streams],
    [runCommandIds, run],
    [safeguardCommandIds, safeguards],
  ];
  const partOf = new Map(parts.flatMap(([ids, part]) => ids.map((id) => [id, part] as const)));
  own(
    registerCommands(
      contributedCommands(context.extension.packageJSON),
      (id) => (partOf.get(id) ?? session)(),
      reportLoadError,
    ),
  );

  const accounts = own(
    registerAccounts(
      (kind) => settings.isShared(kind),
      async () => (await session()).services.accounts,
    ),
  );

  // Event wiring
  own(settings.onDidChange('statusBar', () => statusBar.draw()));
  own(settings.onDidChange('live', () => statusBar.draw()));
  own(
    settings.onDidChange('environments', () => {
      warnOfEnvironments(settings.environments);
      stored.refresh();
    }),
  );
  if (presentation.isOn) safeguards().catch(reportLoadError);
  const offerImport = () =>
    findEnvFiles(memory, async (file) =>
      (await loadFeature<typeof Profiles>(context.extensionUri, 'profiles')).offerImport(file, memory, stored),
    );
  own(loadWhenNeeded(context, systemClock, stored, () => session().catch(reportLoadError), offerImport));
}
