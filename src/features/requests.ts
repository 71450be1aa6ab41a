import type * as vscode from 'vscode';
import { commands } from '../core/manifest';
import { parseCatalog } from '../core/operations/catalog';
import { lazy } from '../core/platform/lazy';
import type { Disposable } from '../core/platform/ports';
import { ValueSuggestions } from '../core/requests/form/suggestions';
import { readShipped, writeText } from '../host/files';
import { fetchHttp } from '../host/http';
import { isNodeHost, randomId, systemClock } from '../host/machine';
import { settings } from '../host/settings';
import { createSidebar } from '../ui/sidebar/sidebar';
import { tryRequest } from '../ui/sidebar/tryRequest';
import { RequestCompletion } from '../ui/snippets/completion';
import { snippetCommands } from '../ui/snippets/snippetCommands';
import { Terminals } from '../ui/terminal';
import type { CommandTable, RequestCommandId } from './commandTable';
import type { SessionServices } from './session';

export interface RequestsFeature extends Disposable {
  readonly commands: CommandTable<RequestCommandId>;
  readonly completion: vscode.CompletionItemProvider;
  readonly sidebarView: vscode.WebviewViewProvider;
}

/** The part that writes, sends and shows requests. Loaded with its first command, completion or view of the sidebar. */
export function startRequests(services: SessionServices): RequestsFeature {
  const { extension, memory, redactor, log, sessionManager, reporter, tokenUi } = services;
  const { runReporting } = reporter;
  const clock = systemClock;

  const catalog = lazy(async () => parseCatalog(await readShipped(extension, 'dist', 'operations.json')));
  const terminals = new Terminals({
    tokenUi,
    settings,
    clock,
    available: isNodeHost(),
  });
  const suggestions = new ValueSuggestions();
  const snippetUi = { tokenUi, catalog, suggestions, memory, settings, terminals, runReporting };
  const sidebar = createSidebar({
    ...{ extension, clock, log, memory, redactor, settings, snippetUi, writeText },
    http: fetchHttp,
    nonce: randomId,
  });
  const removedAllData = services.onDidRemoveAllData(() => sidebar.clear());

  return {
    commands: {
      ...snippetCommands(snippetUi),
      [commands.tryRequest.id]: (argument) => runReporting(() => tryRequest(sidebar, argument)),
    },
    completion: new RequestCompletion({ catalog, session: sessionManager, memory, settings }),
    sidebarView: sidebar.view,
    dispose() {
      removedAllData.dispose();
      sidebar.dispose();
    },
  };
}
