import type * as vscode from 'vscode';
import { commands } from '../core/manifest';
import type { Catalog } from '../core/operations/catalog';
import type { Disposable } from '../core/platform/ports';
import { LiveLookup } from '../core/requests/lookup/liveLookup';
import { ValueSuggestions } from '../core/requests/form/suggestions';
import { writeText } from '../host/files';
import { environmentVariable, isNodeHost, nodePlatform, randomId, systemClock } from '../host/machine';
import { settings } from '../host/settings';
import { createSidebar } from '../ui/sidebar/sidebar';
import { tryRequest } from '../ui/sidebar/tryRequest';
import { RequestCompletion } from '../ui/snippets/completion';
import { snippetCommands } from '../ui/snippets/snippetCommands';
import { SymbolCompletion } from '../ui/snippets/symbolCompletion';
import { SymbolHover } from '../ui/snippets/symbolHover';
import { Terminals } from '../ui/terminal';
import type { CommandTable, RequestCommandId } from './commandTable';
import type { Dialects } from './dialects';
import { senderOf } from './senderOf';
import type { SessionServices } from './session';

export interface RequestsFeature extends Disposable {
  readonly commands: CommandTable<RequestCommandId>;
  readonly completion: vscode.CompletionItemProvider;
  readonly symbolCompletion: vscode.CompletionItemProvider;
  readonly symbolHover: vscode.HoverProvider;
  readonly sidebarView: vscode.WebviewViewProvider;
}

/** The part that writes, sends and shows requests. Loaded with its first command, completion or view of the sidebar. */
export function startRequests(services: SessionServices, { writeRequest }: Dialects): RequestsFeature {
  const { extension, memory, redactor, log, sessionManager, reporter, tokenUi, catalog } = services;
  const { runReporting } = reporter;
  const clock = systemClock;

  const terminals = new Terminals({
    tokenUi,
    settings,
    clock,
    available: isNodeHost(),
    platform: nodePlatform(),
    environmentVariable,
  });
  const suggestions = new ValueSuggestions();
  const createSender = (loaded: Catalog) => senderOf(services, loaded, (id) => suggestions.accountName(id));
  const lookup = new LiveLookup(
    async () => {
      const loaded = await catalog();
      return { sender: createSender(loaded), byId: loaded.byId };
    },
    sessionManager,
    suggestions,
  );
  const snippetUi = { tokenUi, catalog, writeRequest, suggestions, lookup, memory, settings, terminals, runReporting };
  const sidebar = createSidebar({
    ...{ extension, clock, log, memory, redactor, settings, snippetUi, writeText },
    createSender,
    nonce: randomId,
  });
  const removedAllData = services.onDidRemoveAllData(() => sidebar.clear());

  return {
    commands: {
      ...snippetCommands(snippetUi),
      [commands.tryRequest.id]: (argument) => runReporting(() => tryRequest(sidebar, argument)),
    },
    completion: new RequestCompletion({ catalog, writeRequest, session: sessionManager, memory, settings }),
    symbolCompletion: new SymbolCompletion(lookup, clock),
    symbolHover: new SymbolHover(lookup, clock),
    sidebarView: sidebar.view,
    dispose() {
      removedAllData.dispose();
      terminals.dispose();
      lookup.dispose();
      sidebar.dispose();
    },
  };
}
