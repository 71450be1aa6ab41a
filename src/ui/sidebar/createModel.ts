import * as vscode from 'vscode';
import type { Catalog } from '../../core/operations/catalog';
import { builtInEnvironments } from '../../core/profile/environment';
import { Sender } from '../../core/requests/send/sender';
import { SidebarModel } from '../../core/sidebar/sidebarModel';
import { preferredDialect } from '../snippets/dialectChoice';
import { insertTargetOf } from '../snippets/insertTarget';
import type { SidebarDeps } from './sidebarUi';

/** The sidebar's model, and what sends its requests. */
export function createModel(deps: SidebarDeps, catalog: Catalog): { model: SidebarModel; sender: Sender } {
  const { clock, http, log, memory, redactor, settings } = deps;
  const { suggestions, tokenUi } = deps.snippetUi;
  const { sessionManager } = tokenUi;
  const sender = new Sender(
    { http, clock, log, redactor },
    sessionManager,
    () => ({ timeoutMs: settings.session.timeoutMs, readOnly: settings.liveReadOnly }),
    catalog.schemas,
    (id) => suggestions.accountName(id),
  );
  const target = () => {
    const [demo] = builtInEnvironments;
    const { environment = demo } = sessionManager.state;
    return {
      baseUrl: sessionManager.baseUrl ?? environment?.baseUrl ?? '',
      environmentId: environment?.id ?? '',
      environment: environment?.label ?? '',
    };
  };
  const editorDialect = () => {
    const { language, dialect } = insertTargetOf(vscode.window.activeTextEditor);
    return language === undefined ? undefined : preferredDialect(memory, language, dialect);
  };
  const model = new SidebarModel(catalog, {
    clock,
    log,
    memory,
    sender,
    suggestions,
    mask: (text) => redactor.mask(text),
    target,
    editorDialect,
    settings,
  });
  return { model, sender };
}
