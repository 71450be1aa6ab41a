import { buildRequest } from '../operations/buildRequest';
import type { Operation, Schemas } from '../operations/catalog';
import { onlySocketOf } from '../operations/socketOperations';
import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';
import type { RequestInput } from '../requests/send/requestInput';
import { isAvailable } from '../snippets/availableDialects';
import type { DialectFacts } from '../snippets/dialectFacts';
import { tokenReference, type TokenSource } from '../snippets/tokenPlaceholder';
import type { WriteRequest } from '../snippets/writeRequest';
import type { RequestView } from './messages';

/** In place of the token: the page never receives it. A snippet's token must be ASCII. */
const MASKED_TOKEN = '********';

/** How the snippet is written. */
export interface SnippetOptions {
  readonly dialect: DialectFacts;
  readonly token: TokenSource['kind'];
  readonly variable: string;
  /** Base URL of the host that the operation is sent to. Throws a `UserFacingError` if nobody knows it. */
  readonly urlOf: (operation: Operation) => string;
  readonly writeRequest: WriteRequest;
}

/**
 * The active request as a snippet with a masked token, or why it can't be written.
 * @param now ms since 1970
 */
export function snippetPreview(
  { operation, ...values }: RequestInput,
  schemas: Schemas,
  now: number,
  { dialect, token, variable, urlOf, writeRequest }: SnippetOptions,
): Pick<RequestView, 'snippet' | 'snippetProblem'> {
  try {
    const request = buildRequest(operation, { baseUrl: urlOf(operation), schemas, now, example: 'needed', ...values });
    if (!isAvailable(dialect, request)) {
      const problem = t("'{0}' isn't available as {1}. Select another language.", operation.path, dialect.label);
      return { snippet: '', snippetProblem: [problem] };
    }
    const source: TokenSource =
      token === 'literal'
        ? { kind: 'literal', value: MASKED_TOKEN }
        : tokenReference(variable, onlySocketOf(operation) === 'marketData');
    return { snippet: writeRequest(request, { dialect, token: source }).plain.trimEnd() };
  } catch (error) {
    if (error instanceof UserFacingError) return { snippet: '', snippetProblem: error.sentences };
    throw error;
  }
}
