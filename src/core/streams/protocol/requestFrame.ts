import { UserFacingError } from '../../platform/errors';
import { MASK } from '../../platform/redactor';
import { t } from '../../platform/text';

/** What a client sends to keep the connection. Source: streams, "Client frames". */
export const HEARTBEAT_FRAME = '[]';

/** What is asked over a socket. */
export interface StreamRequest {
  /** Path of the operation without the first slash: `contract/find`, `md/subscribeQuote`. */
  readonly endpoint: string;
  /** As in a URL, without `?`. */
  readonly query?: string;
  /** Sent as JSON; absent: empty. */
  readonly body?: Readonly<Record<string, unknown>>;
}

const ENDPOINT = /^[a-z0-9_]+(?:\/[a-z0-9_]+)*$/i;
/** A line feed would end the line; spaces and what lies outside ASCII must be encoded. */
const QUERY = /^[\x21-\x7e]*$/;

/**
 * Four lines: endpoint, id, query, body.
 * @param id unique on the connection
 * @throws {UserFacingError} `invalid-input`: the endpoint or the query would break the frame
 */
export function writeRequest({ endpoint, query = '', body }: StreamRequest, id: number): string {
  if (!ENDPOINT.test(endpoint)) {
    throw new UserFacingError('invalid-input', t("Enter an endpoint without a leading '/', such as 'account/list'."));
  }
  if (!QUERY.test(query) || query.startsWith('?')) {
    throw new UserFacingError('invalid-input', t("Enter a query as in a URL, without '?', such as 'id=1'."));
  }
  return `${endpoint}\n${id}\n${query}\n${body === undefined ? '' : JSON.stringify(body)}`;
}

/** The first request of a connection: the token raw, without quotes. Source: streams, "Opening a connection". */
export function writeAuthorize(token: string, id: number): string {
  return `authorize\n${id}\n\n${token}`;
}

/** The frame as it may be shown and logged. */
export function describeAuthorize(id: number): string {
  return writeAuthorize(MASK, id);
}
