import { buildRequest } from '../../core/operations/buildRequest';
import type { Catalog } from '../../core/operations/catalog';
import type { Json } from '../../core/operations/exampleValue';
import { isAccountField } from '../../core/platform/presentation/hiddenFields';
import { accountSuggestions, accountValues } from '../../core/requests/form/namedAccount';
import type { Account, ValueSuggestions } from '../../core/requests/form/suggestions';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import type { Rendered } from '../../core/snippets/render';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { WriteRequest } from '../../core/snippets/writeRequest';
import type { RequestChoice } from './chooseRequest';
import type { SnippetUi } from './snippetUi';

/** What the user decided, and the account that this means. */
export interface SnippetContent extends Omit<RequestChoice, 'dialect' | 'token' | 'to'> {
  readonly dialect: DialectFacts;
  readonly account?: Account | undefined;
}

/** What else the text depends on. */
export interface SnippetContext {
  readonly baseUrl: string;
  readonly token: TokenSource;
  readonly schemas: Catalog['schemas'];
  /** ms since 1970 */
  readonly now: number;
  /** Absent where no account may be seen: those stay tab stops. */
  readonly suggestions?: Pick<ValueSuggestions, 'valuesFor' | 'accountsFor'> | undefined;
  /** VS Code's id of the language at the cursor. */
  readonly language?: string | undefined;
  readonly inNotebook?: boolean;
}

/** What the window knows for every request. */
export function contextOf(
  { suggestions, tokenUi }: Pick<SnippetUi, 'suggestions' | 'tokenUi'>,
  { schemas }: Catalog,
): Pick<SnippetContext, 'schemas' | 'now' | 'suggestions'> {
  return {
    schemas,
    now: tokenUi.sessionManager.now(),
    suggestions: tokenUi.presentation.isOn ? undefined : suggestions,
  };
}

/** A request as text: what Insert Snippet writes, and what a completion shows before. Throws a `UserFacingError`. */
export function renderSnippet(
  writeRequest: WriteRequest,
  { operation, dialect, optional, requestOnly = false, values, body, account }: SnippetContent,
  { baseUrl, token, schemas, now, suggestions, language, inNotebook = false }: SnippetContext,
): Rendered {
  const shown = (given: Readonly<Record<string, Json>>) =>
    suggestions ? given : Object.fromEntries(Object.entries(given).filter(([name]) => !isAccountField(name)));
  const given = shown({ ...values, ...(account && accountValues(account)) });
  const request = buildRequest(operation, {
    ...{ baseUrl, schemas, now, optional },
    // The sidebar's form began with the example.
    example: values ? 'needed' : 'all',
    suggestions: {
      ...suggestions?.valuesFor(operation),
      ...accountSuggestions(operation, given, suggestions?.accountsFor(operation) ?? []),
    },
    values: given,
    ...(body ? { body: shown(body) } : {}),
  });
  const inLanguage = language !== undefined && dialect.languages.includes(language) ? { language } : {};
  return writeRequest(request, { dialect, token, requestOnly, inNotebook, ...inLanguage });
}
