import type { HttpRequest } from '../platform/ports';
import type { Credentials } from '../profile/credentials';

/**
 * The sign-in call as data. Source: contract, "POST /auth/accesstokenrequest": no `Authorization`, and a `cid` that is all
 * digits is sent as a JSON number unless the profile says otherwise.
 * @param ticket the `p-ticket` of a penalty that is over
 */
export function signInRequest(baseUrl: string, credentials: Credentials, ticket?: string): HttpRequest {
  const body = {
    name: credentials.name,
    password: credentials.password,
    appId: credentials.appId,
    appVersion: credentials.appVersion,
    deviceId: credentials.deviceId,
    cid: cidValue(credentials),
    sec: credentials.sec,
    ...(ticket === undefined ? {} : { 'p-ticket': ticket }),
  };
  return {
    method: 'POST',
    url: `${baseUrl}/auth/accesstokenrequest`,
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** The renewal call as data. Source: contract, "GET /auth/renewaccesstoken": a token that is still valid, and no body. */
export function renewalRequest(baseUrl: string, accessToken: string): HttpRequest {
  return authorized(`${baseUrl}/auth/renewaccesstoken`, accessToken);
}

/** A cheap, harmless call that shows whether a session is still valid. Source: contract, "Later calls". */
export function probeRequest(baseUrl: string, accessToken: string): HttpRequest {
  return authorized(`${baseUrl}/account/list`, accessToken);
}

function authorized(url: string, accessToken: string): HttpRequest {
  return { method: 'GET', url, headers: { Accept: 'application/json', Authorization: `Bearer ${accessToken}` } };
}

/** Digits that a JSON number can't represent exactly, or with leading zeros, stay a string: the ID must not change. */
function cidValue({ cid, cidType }: Credentials): number | string {
  if (cidType === 'string') return cid;
  const number = Number(cid);
  return /^\d+$/.test(cid) && Number.isSafeInteger(number) && String(number) === cid ? number : cid;
}
