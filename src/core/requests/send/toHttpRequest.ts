import type { RequestData } from '../../operations/buildRequest';
import { encodeQuery, queryText } from '../../operations/encodeQuery';
import type { Json, ObjectValue, Value } from '../../operations/exampleValue';
import { UserFacingError } from '../../platform/errors';
import type { HttpRequest } from '../../platform/ports';
import { t } from '../../platform/text';

/**
 * The request as it is sent.
 * @throws {UserFacingError} a required value or the token is missing
 */
export function toHttpRequest(request: RequestData, bearer: string | undefined): HttpRequest {
  const { method, baseUrl, path, query, headers, authorized, body, bodyFormat } = request;
  if (authorized && bearer === undefined)
    throw new UserFacingError('not-signed-in', t("'{0}' requires a token. Get a token first.", path), {
      remedies: ['get-token'],
    });
  const parameters = query.map(
    ({ name, value }) => `${encodeQuery(name)}=${encodeQuery(queryText(requiredValue(value, name)))}`,
  );
  const authorization = authorized ? [['Authorization', `Bearer ${bearer}`] as const] : [];
  return {
    method,
    url: `${baseUrl}${path}${parameters.length === 0 ? '' : `?${parameters.join('&')}`}`,
    headers: Object.fromEntries([...headers, ...authorization]),
    ...(body === undefined
      ? {}
      : { body: bodyFormat === 'form' ? formText(body) : JSON.stringify(requiredValue(body, 'body')) }),
  };
}

function formText({ entries }: ObjectValue): string {
  return entries.map(([name, value]) => `${name}=${encodeQuery(queryText(requiredValue(value, name)))}`).join('&');
}

function requiredValue(value: Value, name: string): Json {
  switch (value.kind) {
    case 'given':
      return value.value;
    case 'array':
      return value.items.map((item) => requiredValue(item, name));
    case 'object':
      return Object.fromEntries(value.entries.map(([inner, entry]) => [inner, requiredValue(entry, inner)]));
    default:
      throw new UserFacingError(
        'invalid-input',
        t("The request was not sent because '{0}' has no value. Enter one and try again.", name),
      );
  }
}
