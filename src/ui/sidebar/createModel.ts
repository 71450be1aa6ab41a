import * as vscode from 'vscode';
import { operationUrl } from '../../core/codeAccess';
import type { Catalog, Operation } from '../../core/operations/catalog';
import { isOAuth } from '../../core/operations/oauthOperations';
import { onlySocketOf } from '../../core/operations/socketOperations';
import { builtInEnvironments } from '../../core/profile/environment';
import { SidebarModel } from '../../core/sidebar/sidebarModel';
import { preferredDialect } from '../snippets/dialectChoice';
import { insertTargetOf } from '../snippets/insertTarget';
import type { SidebarDeps } from './sidebarUi';

export function createModel(deps: SidebarDeps, catalog: Catalog): SidebarModel {
  const { clock, log, memory, redactor, settings } = deps;
  const { suggestions, tokenUi, writeRequest } = deps.snippetUi;
  const { sessionManager } = tokenUi;
  const target = () => {
    const [demo] = builtInEnvironments;
    const { environment = demo } = sessionManager.state;
    return {
      baseUrl: sessionManager.baseUrl ?? environment?.baseUrl ?? '',
      environmentId: environment?.id ?? '',
      environment: environment?.label ?? '',
    };
  };
  const urlOf = (operation: Operation) => {
    const { environment = builtInEnvironments[0] } = sessionManager.state;
    const isElsewhere = onlySocketOf(operation) !== undefined || isOAuth(operation);
    return isElsewhere && environment ? operationUrl(operation, environment, undefined) : target().baseUrl;
  };
  const editorDialect = () => {
    const { language, dialect } = insertTargetOf(vscode.window.activeTextEditor);
    return language === undefined ? undefined : preferredDialect(memory, language, dialect);
  };
  return new SidebarModel(catalog, {
    clock,
    log,
    memory,
    sender: deps.createSender(catalog),
    suggestions,
    mask: (text) => redactor.mask(text),
    target,
    liveReadOnly: () => settings.liveReadOnly,
    urlOf,
    editorDialect,
    presentation: tokenUi.presentation,
    writeRequest,
    settings,
  });
}
