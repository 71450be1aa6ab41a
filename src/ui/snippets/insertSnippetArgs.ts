import type { Catalog, Operation } from '../../core/operations/catalog';
import { UserFacingError } from '../../core/platform/errors';
import { t } from '../../core/platform/text';
import type { DialectFacts } from '../../core/snippets/dialectFacts';
import { allDialects, factsById } from '../../core/snippets/availableDialects';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';

/** What a key binding or an accepted completion may say; the user is asked for the rest. */
export interface InsertSnippetArgs {
  readonly operation?: string;
  readonly dialect?: string;
  readonly token?: TokenSource['kind'];
  /** Without the checks of the response. */
  readonly requestOnly?: boolean;
  /** `tv…` stands before each cursor and is replaced by the request. */
  readonly typed?: boolean;
}

/** An argument comes from a key binding or another extension: only what it may say is taken. */
export function parseInsertSnippetArgs(argument: unknown): InsertSnippetArgs {
  if (typeof argument !== 'object' || argument === null) return {};
  const { operation, dialect, token, requestOnly, typed } = argument as Record<string, unknown>;
  return {
    ...(typeof operation === 'string' ? { operation } : {}),
    ...(typeof dialect === 'string' ? { dialect } : {}),
    ...(token === 'literal' || token === 'reference' ? { token } : {}),
    ...(typeof requestOnly === 'boolean' ? { requestOnly } : {}),
    ...(typed === true ? { typed } : {}),
  };
}

/** @throws {UserFacingError} there is no such operation */
export function operationOf(catalog: Catalog, id: string): Operation {
  const operation = catalog.byId.get(id);
  if (operation) return operation;
  throw new UserFacingError(
    'invalid-input',
    t("Unknown operation '{0}' in a keyboard shortcut. 'Insert Snippet' lists the IDs, such as accountList.", id),
  );
}

/** @throws {UserFacingError} there is no such dialect */
export function dialectOf(id: string): DialectFacts {
  const dialect = factsById(id);
  if (dialect) return dialect;
  throw new UserFacingError(
    'invalid-input',
    t(
      "Unknown language '{0}' in a keyboard shortcut. Supported languages: {1}.",
      id,
      allDialects.map((each) => each.id).join(', '),
    ),
  );
}
