import { UserFacingError } from '../../platform/errors';
import type { RequestData } from '../../operations/buildRequest';
import { encodeQuery, queryText } from '../../operations/encodeQuery';
import type { Json, Value } from '../../operations/exampleValue';
import type { HttpRequest } from '../../platform/ports';
import { t } from '../../platform/text';

/**
 * The request as it is sent.
 * @throws {UserFacingError} a required value is missing, or the token
 */
export function toHttpRequest(request: RequestData, bearer: string | undefined): HttpRequest {
  const { method, baseUrl, path, query, headers, authorized, body } = request;
  if (authorized && bearer === undefined) {
    throw new UserFacingError('protocol', t('There is no token to send {0} with. Use Get Token first.', path), {
      remedies: ['get-token'],
    });
  }
  const parameters = query.map(
    ({ name, value }) => `${encodeQuery(name)}=${encodeQuery(queryText(given(value, name)))}`,
  );
  const authorization = authorized ? [['Authorization', `Bearer ${bearer}`] as const] : [];
  return {
    method,
    url: `${baseUrl}${path}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`,
    headers: Object.fromEntries([...headers, ...authorization]),
    ...(body === undefined ? {} : { body: JSON.stringify(given(body, 'body')) }),
  };
}

function given(value: Value, name: string): Json {
  switch (value.kind) {
    case 'given':
      return value.value;
    case 'array':
      return value.items.map((item) => given(item, name));
    case 'object':
      return Object.fromEntries(value.entries.map(([inner, entry]) => [inner, given(entry, inner)]));
    default:
      throw new UserFacingError(
        'protocol',
        t('{0} has no value yet, so the request was not sent. Fill it in and try again.', name),
      );
  }
}
