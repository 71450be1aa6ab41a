import { isSafeToRepeat } from '../../core/operations/isMutating';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import { localize } from '../localize';
import { operationOf, parseInsertSnippetArgs } from '../snippets/insertSnippetArgs';
import { pickOperation } from '../snippets/pickOperation';
import { sendActiveRequest } from './sendActiveRequest';
import type { SidebarUi } from './sidebarUi';

/**
 * `tradovate.tryRequest`: opens an operation in the sidebar. One that lacks no values and modifies nothing is sent at once;
 * any other waits for Send. Rejects with a `UserFacingError`.
 */
export async function tryRequest(ui: SidebarUi, argument: unknown): Promise<void> {
  const { catalog, model } = await ui.loaded();
  const { operation: id } = parseInsertSnippetArgs(argument);
  const operation =
    id === undefined
      ? await pickOperation(ui.memory, {
          catalog,
          audience: ui.settings.audience,
          title: () => localize(t('Tradovate: Try Request')),
        })
      : operationOf(catalog, id);
  if (!operation) return;
  model.select(operation.id);
  await model.lookUp(ui.snippetUi.lookup);
  const { activeRequest } = model;
  if (activeRequest?.operation !== operation) {
    throw new UserFacingError(
      'unsupported',
      t("'{0}' is available over a WebSocket only. Insert a snippet for it instead.", operation.path),
    );
  }
  const canSend = activeRequest.blocked === undefined && isSafeToRepeat(operation);
  await ui.view.reveal(canSend ? 'response' : 'request');
  if (!canSend) return;
  // An earlier request may still be running; by its end the user may have selected another operation.
  await model.idle;
  if (model.activeRequest === activeRequest) await sendActiveRequest(ui, 0);
}
