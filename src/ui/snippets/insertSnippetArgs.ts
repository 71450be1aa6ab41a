import { UserFacingError } from '../../core/platform/errors';
import type { Operation } from '../../core/operations/catalog';
import type { Dialect } from '../../core/snippets/dialect';
import type { TokenSource } from '../../core/snippets/tokenPlaceholder';
import type { Requests } from './requestsFeature';
import { t } from '../../core/platform/text';

/** What a key binding or an accepted completion may say; the rest is asked. */
export interface InsertSnippetArgs {
  readonly operation?: string;
  readonly dialect?: string;
  readonly token?: TokenSource['kind'];
  /** `tv…` stands before each cursor and gives way to the request. */
  readonly typed?: boolean;
}

/** An argument comes from a key binding or another extension: only what it may say is taken. */
export function parseInsertSnippetArgs(argument: unknown): InsertSnippetArgs {
  if (typeof argument !== 'object' || argument === null) return {};
  const { operation, dialect, token, typed } = argument as Record<string, unknown>;
  return {
    ...(typeof operation === 'string' ? { operation } : {}),
    ...(typeof dialect === 'string' ? { dialect } : {}),
    ...(token === 'literal' || token === 'reference' ? { token } : {}),
    ...(typed === true ? { typed } : {}),
  };
}

export function operationOf({ catalogue, withMarketData }: Requests, id: string): Operation {
  const operation = withMarketData(catalogue).byId.get(id);
  if (operation) return operation;
  throw new UserFacingError(
    'protocol',
    t(
      'The key binding names an operation that does not exist. Its id is one that Insert Snippet shows beside the path, such as accountList.',
    ),
  );
}

export function dialectOf({ dialectById, dialects }: Requests, id: string): Dialect {
  const dialect = dialectById(id);
  if (dialect) return dialect;
  throw new UserFacingError(
    'protocol',
    t(
      'The key binding names a language that does not exist. It is one of: {0}.',
      dialects.map((one) => one.id).join(', '),
    ),
  );
}
