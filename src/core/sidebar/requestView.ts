import { favoriteIds } from '../operations/recentOperations';
import type { KeyValueStore } from '../platform/ports';
import { accountConflict } from '../requests/form/namedAccount';
import type { ValueSuggestions } from '../requests/form/suggestions';
import type { RequestView } from './messages';
import type { RequestEditor } from './requestEditor';
import { toSendView, type SendViewPorts } from './sendView';
import type { SnippetOptions } from './snippetPreview';
import type { SnippetSettings } from './snippetSettings';

export interface RequestViewPorts extends SendViewPorts {
  readonly memory: KeyValueStore;
  readonly suggestions: ValueSuggestions;
  readonly urlOf: SnippetOptions['urlOf'];
}

/** The active request as the page shows it. */
export function toRequestView(
  editor: RequestEditor,
  snippet: SnippetSettings,
  sending: boolean,
  ports: RequestViewPorts,
): RequestView {
  const { memory, suggestions, urlOf } = ports;
  const { operation, snippetInput } = editor;
  const conflict = accountConflict(snippetInput.body ?? snippetInput.values, suggestions.accounts);
  return {
    ...editor.view(snippet.options(urlOf), (field) => suggestions.suggestionsFor(field, operation)),
    favorite: favoriteIds(memory).includes(operation.id),
    ...toSendView(operation, editor.blocked ?? conflict?.sentences[0], sending, ports),
  };
}
