import * as vscode from 'vscode';
import { listedOperations } from '../../core/operations/audience';
import type { Catalog } from '../../core/operations/catalog';
import { toOperationRow } from '../../core/sidebar/operationRow';
import type { Snapshot } from '../../core/sidebar/messages';
import { pageStrings } from '../../core/sidebar/pageStrings';
import { PageHider } from '../../core/sidebar/hideOnPage';
import type { HistoryEntry } from '../../core/sidebar/historyEntry';
import { recipeRows } from '../../core/sidebar/recipeRows';
import type { SidebarModel } from '../../core/sidebar/sidebarModel';
import { tokenViewOf } from '../../core/sidebar/tokenView';
import { lazy } from '../../core/platform/lazy';
import type { Disposable } from '../../core/platform/ports';
import { statusOf } from '../../core/session/statusText';
import { createModel } from './createModel';
import { messageHandler } from './messageHandlers';
import type { LoadedSidebar, SidebarDeps, SidebarUi } from './sidebarUi';
import { SidebarView } from './sidebarView';

export interface Sidebar extends SidebarUi, Disposable {
  /** Removes everything that was typed, sent or received. */
  readonly clear: () => void;
}

const emptySnapshot: Omit<Snapshot, 'token'> = {
  favorites: [],
  recent: [],
  history: [],
  edited: 0,
  viewState: { search: '', open: [] },
};

/** The sidebar: it shows a function of the session and the model, and carries out what its page asks for. */
export function createSidebar(deps: SidebarDeps): Sidebar {
  const { sessionManager } = deps.snippetUi.tokenUi;
  let model: SidebarModel | undefined;
  let sentResponse: number | undefined;

  const token = () => tokenViewOf(sessionManager.state, sessionManager.now(), deps.settings.liveReadOnly);
  const { presentation } = deps.snippetUi.tokenUi;
  const hider = new PageHider(() => deps.snippetUi.suggestions.accounts);
  const snapshot = () => ({ ...(model?.view() ?? emptySnapshot), token: token() });
  const responseOf = ({ view: response, operation }: HistoryEntry) =>
    presentation.isOn ? hider.response(response, operation.response?.schema) : response;
  const view = new SidebarView({
    ...deps,
    token,
    snapshot: () => (presentation.isOn ? hider.snapshot(snapshot()) : snapshot()),
    changesIn: () => statusOf(sessionManager.state, sessionManager.now()).changesIn,
    onMessage: (message) => void deps.snippetUi.runReporting(() => handle(message)),
  });
  const draw = () => {
    const response = model?.response;
    if (response && response.id !== sentResponse) view.post({ type: 'response', response: responseOf(response) });
    sentResponse = response?.id;
    view.draw();
  };
  const loaded = lazy(async (): Promise<LoadedSidebar> => {
    const catalog = await deps.snippetUi.catalog();
    const created = createModel(deps, catalog);
    model = created;
    created.onDidChange(draw);
    return { catalog, model: created };
  });
  const rowsOf = (catalog: Catalog) => listedOperations(catalog, deps.settings.audience).map(toOperationRow);
  const listAgain = async () => view.post({ type: 'operations', operations: rowsOf((await loaded()).catalog) });
  const reveal = (field: string, text: string) => (presentation.isOn ? hider.reveal(field, text) : text);
  const ui: SidebarUi = { ...deps, view, loaded, reveal };
  const handle = messageHandler(ui, async () => {
    const { catalog, model: ready } = await loaded();
    ready.resetEdits();
    hider.reset();
    const { response } = ready;
    view.begin([
      { type: 'setup', strings: pageStrings, recipes: recipeRows() },
      { type: 'operations', operations: rowsOf(catalog) },
      ...(response ? [{ type: 'response', response: responseOf(response) } as const] : []),
    ]);
    sentResponse = response?.id;
  });

  let profile = sessionManager.state.profile?.id;
  const onSessionChange = () => {
    if (profile !== sessionManager.state.profile?.id) model?.leaveProfile(profile);
    profile = sessionManager.state.profile?.id;
    // The form of a bracket order has no other way to name an account.
    if (model?.bracket) void model.lookUp(deps.snippetUi.lookup);
    draw();
  };

  const owned = [
    sessionManager.onDidChange(onSessionChange),
    // A new page, as the one of before has what is hidden now.
    presentation.onDidChange(() => view.reload()),
    vscode.window.onDidChangeActiveTextEditor(draw),
    ...['live', 'snippets', 'environments'].map((section) => deps.settings.onDidChange(section, draw)),
    deps.settings.onDidChange('operations', () => void deps.snippetUi.runReporting(listAgain)),
    view,
  ];
  return {
    ...ui,
    clear: () => model?.clear(),
    dispose() {
      for (const one of owned) one.dispose();
    },
  };
}
