import * as vscode from 'vscode';
import { lazy } from '../../core/platform/lazy';
import type { Disposable } from '../../core/platform/ports';
import { builtInEnvironments } from '../../core/profile/environment';
import type { SidebarModel } from '../../core/sidebar/sidebarModel';
import type { Snapshot } from '../../core/sidebar/messages';
import { tokenViewOf } from '../../core/sidebar/tokenView';
import { statusOf } from '../../core/session/statusText';
import { preferredDialect } from '../snippets/dialectChoice';
import { insertTargetOf } from '../snippets/insertTarget';
import type { Requests } from '../snippets/requestsFeature';
import { intentActions } from './messageHandlers';
import type { Loaded, SidebarDeps, SidebarUi } from './sidebarUi';
import { SidebarView, VIEW } from './sidebarView';

const nothingYet: Omit<Snapshot, 'token'> = {
  favorites: [],
  recent: [],
  history: [],
  viewState: { search: '', open: [] },
};

/** The sidebar: what it shows is a function of the session and the desk, and each intent of its page is carried out here. */
export function createSidebar(deps: SidebarDeps): SidebarUi & Disposable {
  const { sessionManager } = deps.snippetUi.tokenUi;
  let desk: SidebarModel | undefined;
  let told: number | undefined;

  const token = () => tokenViewOf(sessionManager.state, sessionManager.now(), deps.settings.liveReadOnly);
  const view = new SidebarView({
    ...deps,
    token,
    snapshot: () => ({ ...(desk?.view() ?? nothingYet), token: token() }),
    changesIn: () => statusOf(sessionManager.state, sessionManager.now()).changesIn,
    onIntent: (intent) => void deps.snippetUi.runReporting(() => act(intent)),
  });
  const draw = () => {
    const answer = desk?.response;
    if (answer && answer.id !== told) view.post({ type: 'answer', answer: answer.view });
    told = answer?.id;
    view.draw();
  };
  const loaded = lazy(async (): Promise<Loaded> => {
    const requests = await deps.snippetUi.requests();
    const made = makeDesk(deps, requests);
    desk = made.desk;
    desk.onDidChange(draw);
    return { requests, ...made };
  });
  const ui: SidebarUi = { ...deps, view, loaded, clear: () => desk?.clear() };
  const act = intentActions(ui, async () => {
    const { requests, desk: ready } = await loaded();
    ready.activeRequest?.newPage();
    const { response: answer } = ready;
    view.begin([
      { type: 'setup', strings: requests.pageStrings((text) => vscode.l10n.t(text)) },
      { type: 'operations', operations: requests.catalogue.operations.map(requests.toOperationRow) },
      ...(answer ? [{ type: 'answer', answer: answer.view } as const] : []),
    ]);
    told = answer?.id;
  });

  let profile = sessionManager.state.profile?.id;
  const follow = () => {
    // An account of one profile is none of another.
    if (profile !== sessionManager.state.profile?.id) desk?.clearSuggestions();
    profile = sessionManager.state.profile?.id;
    draw();
  };

  const owned = [
    vscode.window.registerWebviewViewProvider(VIEW, view),
    sessionManager.onDidChange(follow),
    vscode.window.onDidChangeActiveTextEditor(draw),
    ...['live', 'snippets', 'environments'].map((section) => deps.settings.onDidChange(section, draw)),
    view,
  ];
  const dispose = () => {
    for (const one of owned) one.dispose();
  };
  return { ...ui, dispose };
}

function makeDesk(deps: SidebarDeps, requests: Requests): Omit<Loaded, 'requests'> {
  const { clock, http, log, memory, redactor, settings } = deps;
  const { sessionManager } = deps.snippetUi.tokenUi;
  const { known } = requests;
  const sender = new requests.Sender(
    { http, clock, log },
    sessionManager,
    () => ({ timeoutMs: settings.session.timeoutMs, readOnly: settings.liveReadOnly }),
    requests.catalogue.schemas,
    (id) => known.accountName(id),
  );
  const place = () => {
    const [demo] = builtInEnvironments;
    const { environment = demo } = sessionManager.state;
    return {
      baseUrl: sessionManager.baseUrl ?? environment?.baseUrl ?? '',
      environmentId: environment?.id ?? '',
      environment: environment?.label ?? '',
    };
  };
  const mask = (text: string) => redactor.mask(text);
  const dialectThere = () => {
    const { language, dialect } = insertTargetOf(vscode.window.activeTextEditor, requests);
    return language === undefined ? undefined : preferredDialect(requests, memory, language, dialect);
  };
  return {
    sender,
    desk: new requests.SidebarModel(requests.catalogue, {
      clock,
      log,
      memory,
      sender,
      known,
      mask,
      place,
      dialectThere,
      settings,
    }),
  };
}
