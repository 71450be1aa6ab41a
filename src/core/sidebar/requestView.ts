import { isMutating } from '../operations/isMutating';
import { favoriteIds } from '../operations/recentOperations';
import type { KeyValueStore } from '../platform/ports';
import type { ValueSuggestions } from '../requests/form/suggestions';
import type { SendTarget } from '../requests/send/inFlightRequest';
import { isLive } from '../requests/send/liveGuard';
import type { Sender } from '../requests/send/sender';
import type { RequestView } from './messages';
import type { RequestEditor } from './requestEditor';
import type { SnippetOptions } from './snippetPreview';
import type { SnippetSettings } from './snippetSettings';

export interface RequestViewPorts {
  readonly memory: KeyValueStore;
  readonly suggestions: ValueSuggestions;
  readonly sender: Sender;
  readonly target: () => SendTarget;
  readonly urlOf: SnippetOptions['urlOf'];
}

/** The active request as the page shows it. */
export function toRequestView(
  editor: RequestEditor,
  snippet: SnippetSettings,
  sending: boolean,
  { memory, suggestions, sender, target, urlOf }: RequestViewPorts,
): RequestView {
  const { operation } = editor;
  const { baseUrl, environmentId } = target();
  const blocked = sender.readOnlyError(operation, baseUrl)?.sentences ?? (editor.blocked && [editor.blocked]);
  return {
    ...editor.view(snippet.options(urlOf), (field) => suggestions.suggestionsFor(field, operation)),
    favorite: favoriteIds(memory).includes(operation.id),
    ...(blocked === undefined ? {} : { blocked }),
    needsConfirmation: isMutating(operation) && isLive(baseUrl, environmentId),
    sending,
  };
}
